import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Configuration } from '../configuration.ts';
import { DeadLetters } from '../constructs/functions/dead-letters.ts';
import { type TrainingStores, trainingAccess } from '../constructs/training/training-access.ts';
import { TrainingJob } from '../constructs/training/training-job.ts';
import { TrainingMachines } from '../constructs/training/training-machines.ts';
import { TrainingNetwork } from '../constructs/training/training-network.ts';
import { TrainingQueue } from '../constructs/training/training-queue.ts';
import { retrainingArn, stackName } from '../names.ts';

export interface TrainingStackProps extends StackProps, TrainingStores {
  readonly configuration: Configuration;
  readonly alarms: Topic;
}

/** Where the workflow sends its jobs. */
export type TrainingCompute =
  | { readonly kind: 'batch'; readonly jobQueueArn: string; readonly jobDefinitionArn: string }
  | { readonly kind: 'worker'; readonly queue: Queue };

/** What trains: GPU machines of AWS Batch that come and go, or a machine of the owner's and the permissions it needs. */
export class TrainingStack extends Stack {
  readonly compute: TrainingCompute;

  constructor(scope: Construct, id: string, props: TrainingStackProps) {
    super(scope, id, props);
    this.compute =
      props.configuration.trainingCompute === 'batch' ? this.#addBatch(props) : this.#addWorker(props);
  }

  #addBatch(props: TrainingStackProps): TrainingCompute {
    const { stage, logRetentionDays } = props.configuration;
    const network = new TrainingNetwork(this, 'Network', { logRetentionDays });
    const { queue } = new TrainingMachines(this, 'Machines', network);
    const { definition } = new TrainingJob(this, 'Job', {
      ...props,
      name: stackName(stage, 'training'),
      logRetentionDays,
    });
    const deadLetters = new DeadLetters(this, 'DeadLetters', {
      of: 'Reports of failed training runs',
      encryptionKey: props.key,
      alarms: props.alarms,
    });
    new Rule(this, 'Failed', {
      description: 'A training run failed',
      eventPattern: {
        source: ['aws.batch'],
        detailType: ['Batch Job State Change'],
        detail: { status: ['FAILED'], jobQueue: [queue.jobQueueArn] },
      },
      targets: [new SnsTopic(props.alarms, { deadLetterQueue: deadLetters.queue })],
    });
    new CfnOutput(this, 'JobQueue', { value: queue.jobQueueArn });
    new CfnOutput(this, 'JobDefinition', { value: definition.jobDefinitionArn });
    return {
      kind: 'batch',
      jobQueueArn: queue.jobQueueArn,
      jobDefinitionArn: definition.jobDefinitionArn,
    };
  }

  #addWorker(props: TrainingStackProps): TrainingCompute {
    const jobs = new TrainingQueue(this, 'Jobs', {
      encryptionKey: props.key,
      stateMachineArn: retrainingArn(this, props.configuration.stage),
    });
    const policy = new ManagedPolicy(this, 'WorkerPolicy', {
      description: 'For the machine that trains: take jobs, read data sets, keep runs, add models',
      statements: [...trainingAccess(props), ...jobs.statements()],
    });
    new CfnOutput(this, 'TrainingQueueUrl', { value: jobs.queue.queueUrl });
    new CfnOutput(this, 'WorkerPolicyArn', { value: policy.managedPolicyArn });
    return { kind: 'worker', queue: jobs.queue };
  }
}
