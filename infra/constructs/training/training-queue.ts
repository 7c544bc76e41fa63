import { Duration, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

export interface TrainingQueueProps {
  readonly encryptionKey: Key;
  /** The state machine whose jobs wait here. */
  readonly stateMachineArn: string;
}

/** How long the workflow waits for a sign of life before it asks again. */
export const HEARTBEAT = Duration.minutes(10);

/** Where jobs wait for the machine of the owner's that trains. */
export class TrainingQueue extends Construct {
  readonly queue: Queue;
  readonly #stateMachineArn: string;

  constructor(scope: Construct, id: string, { encryptionKey, stateMachineArn }: TrainingQueueProps) {
    super(scope, id);
    this.#stateMachineArn = stateMachineArn;
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: encryptionKey,
      enforceSSL: true,
      // The workflow has given up a job by then and has sent it again.
      retentionPeriod: HEARTBEAT,
      visibilityTimeout: Duration.minutes(2),
    });
    for (const rule of ['AwsSolutions::AwsSolutions-SQS3', 'Serverless::Serverless-SQSRedrivePolicy']) {
      Validations.of(this.queue).acknowledge({
        id: rule,
        reason: 'A job that nobody takes is sent again by the workflow, which ends and reports it in time.',
      });
    }
  }

  /** What the machine needs to take jobs and to answer for them. */
  statements(): PolicyStatement[] {
    return [
      new PolicyStatement({
        actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility'],
        resources: [this.queue.queueArn],
      }),
      new PolicyStatement({
        actions: ['states:SendTaskSuccess', 'states:SendTaskFailure', 'states:SendTaskHeartbeat'],
        resources: [this.#stateMachineArn],
      }),
    ];
  }
}
