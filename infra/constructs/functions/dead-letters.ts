import { Duration, Validations } from 'aws-cdk-lib';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { addAlarm } from '../observability/add-alarm.ts';

export interface DeadLettersProps {
  readonly encryptionKey: Key;
  /** What could not be delivered, completes "... could not be delivered". */
  readonly of: string;
  readonly alarms: Topic;
}

/** Where an event goes that nobody took, and an alarm as soon as one is there. */
export class DeadLetters extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, props: DeadLettersProps) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: props.encryptionKey,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    for (const id of ['AwsSolutions::AwsSolutions-SQS3', 'Serverless::Serverless-SQSRedrivePolicy']) {
      Validations.of(this.queue).acknowledge({
        id,
        reason: 'Is itself a dead-letter queue, of a rule of EventBridge.',
      });
    }
    addAlarm(this, 'Depth', {
      description: `${props.of} could not be delivered and wait in a dead-letter queue.`,
      metric: this.queue.metricApproximateNumberOfMessagesVisible(),
      threshold: 0,
      topic: props.alarms,
    });
  }
}
