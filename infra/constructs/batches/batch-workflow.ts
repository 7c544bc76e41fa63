import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import {
  DefinitionBody,
  DistributedMap,
  JsonPath,
  LogLevel,
  S3JsonItemReader,
  StateMachine,
  TaskInput,
  Timeout,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import type { EncryptedBucket } from '../encrypted-bucket.ts';

/** The functions that the steps call. */
export interface BatchFunctions {
  readonly verify: IFunction;
  readonly collect: IFunction;
}

export interface BatchWorkflowProps {
  /** Name of the state machine. */
  readonly name: string;
  readonly functions: BatchFunctions;
  readonly batches: EncryptedBucket;
  readonly key: Key;
  readonly logRetentionDays: number;
}

/** Parts of a batch that are verified at once; live traffic keeps the rest of the account's executions. */
const PARTS_AT_ONCE = 4;
const ATTEMPTS = 4;
const LONGEST_STEP = Duration.minutes(16);
const LONGEST_BATCH = Duration.days(2);

const BATCH = { tenant: JsonPath.stringAt('$.tenant'), batch: JsonPath.stringAt('$.batch') };

/**
 * Verifies the parts of a batch, a few at once, then puts the results together. A step that fails for good fails the
 * execution, and another one takes the batch up: a part that has results is left alone.
 */
export class BatchWorkflow extends Construct {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, id: string, props: BatchWorkflowProps) {
    super(scope, id);
    const { name, functions, batches, key } = props;
    const map = new DistributedMap(this, 'Verify all parts', {
      maxConcurrency: PARTS_AT_ONCE,
      itemReader: new S3JsonItemReader({
        // A bucket is one; its class only says of more properties that they may be undefined.
        bucket: batches as IBucket,
        key: JsonPath.stringAt('$.parts.key'),
      }),
      itemSelector: {
        ...BATCH,
        by: JsonPath.stringAt('$.by'),
        part: JsonPath.numberAt('$$.Map.Item.Value'),
      },
      resultPath: JsonPath.DISCARD,
    });
    const part = { ...BATCH, by: JsonPath.stringAt('$.by'), part: JsonPath.numberAt('$.part') };
    map.itemProcessor(this.#step('Verify a part', functions.verify, part));
    map.next(this.#step('Collect the results', functions.collect, BATCH));

    const logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/aws/vendedlogs/states/${name}`,
      retention: props.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.stateMachine = new StateMachine(this, 'StateMachine', {
      stateMachineName: name,
      definitionBody: DefinitionBody.fromChainable(map),
      timeout: LONGEST_BATCH,
      tracingEnabled: true,
      // What passes between the steps names a tenant and who has started the batch.
      logs: { destination: logGroup, level: LogLevel.ALL, includeExecutionData: false },
    });
    key.grantDecrypt(this.stateMachine);
    Validations.of(this.stateMachine).acknowledge({
      id: 'AwsSolutions::AwsSolutions-IAM5[Resource::*]',
      reason: 'X-Ray and the delivery of logs know no resources: a trace or a log is written or not.',
    });
  }

  /** A step by a function. All of them can be done again without harm, so any failure is tried again. */
  #step(id: string, lambdaFunction: IFunction, payload: Readonly<Record<string, unknown>>): LambdaInvoke {
    const step = new LambdaInvoke(this, id, {
      lambdaFunction,
      payload: TaskInput.fromObject({ ...payload }),
      payloadResponseOnly: true,
      taskTimeout: Timeout.duration(LONGEST_STEP),
      retryOnServiceExceptions: false,
    });
    step.addRetry({
      errors: ['States.ALL'],
      interval: Duration.seconds(2),
      backoffRate: 2,
      maxAttempts: ATTEMPTS - 1,
    });
    return step;
  }
}
