import { type Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, type IChainable, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

export interface LoggedStateMachineProps {
  readonly name: string;
  readonly states: IChainable;
  readonly timeout: Duration;
  /** The key that its lists lie under. */
  readonly key: Key;
  readonly logRetentionDays: number;
}

/** A state machine that is traced and logged; what passes between its steps stays out of the log, whomever it names. */
export function loggedStateMachine(scope: Construct, props: LoggedStateMachineProps): StateMachine {
  const { name, states, timeout, key, logRetentionDays } = props;
  const logGroup = new LogGroup(scope, 'Log', {
    logGroupName: `/aws/vendedlogs/states/${name}`,
    retention: logRetentionDays,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const stateMachine = new StateMachine(scope, 'StateMachine', {
    stateMachineName: name,
    definitionBody: DefinitionBody.fromChainable(states),
    timeout,
    tracingEnabled: true,
    logs: { destination: logGroup, level: LogLevel.ALL, includeExecutionData: false },
  });
  key.grantDecrypt(stateMachine);
  Validations.of(stateMachine).acknowledge({
    id: 'AwsSolutions::AwsSolutions-IAM5[Resource::*]',
    reason: 'X-Ray and the delivery of logs know no resources: a trace or a log is written or not.',
  });
  return stateMachine;
}
