import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { Bundles } from '../bundling/bundle-functions.ts';
import type { Configuration } from '../configuration.ts';
import { RetrainingLambdas, type RetrainingStores } from '../constructs/retraining/retraining-lambdas.ts';
import { RetrainingTriggers } from '../constructs/retraining/retraining-triggers.ts';
import { RetrainingWorkflow } from '../constructs/retraining/retraining-workflow.ts';
import { retrainingName } from '../names.ts';
import type { TrainingCompute } from './training-stack.ts';

export interface RetrainingStackProps extends StackProps, RetrainingStores {
  readonly configuration: Configuration;
  readonly bundles: Bundles;
  readonly alarms: Topic;
  readonly compute: TrainingCompute;
}

/** What has models trained, measured and promoted, and what starts it. */
export class RetrainingStack extends Stack {
  constructor(scope: Construct, id: string, props: RetrainingStackProps) {
    super(scope, id, props);
    const { configuration, alarms, compute, dataSets, key } = props;
    const functions = new RetrainingLambdas(this, 'Functions', props);
    const { stateMachine } = new RetrainingWorkflow(this, 'Workflow', {
      name: retrainingName(configuration.stage),
      functions,
      compute,
      dataSets,
      key,
      topic: alarms,
      logRetentionDays: configuration.logRetentionDays,
    });
    const { sweep, watch } = functions;
    new RetrainingTriggers(this, 'Triggers', { configuration, stateMachine, sweep, watch, key, alarms });
    new CfnOutput(this, 'RetrainingStateMachine', { value: stateMachine.stateMachineArn });
  }
}
