import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';

export interface AlarmTopicProps {
  readonly stage: string;
  /** Who is woken; AWS asks the address for its consent once. */
  readonly email: string | undefined;
}

/** Services that report to the topic. */
const REPORTERS = ['cloudwatch.amazonaws.com', 'events.amazonaws.com'];

/**
 * Where everything that wakes a person is published. Its key is its own, because the reporting services may use it,
 * and none of them has any business with the key of the signatures.
 */
export class AlarmTopic extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, { stage, email }: AlarmTopicProps) {
    super(scope, id);
    const key = new Key(this, 'Key', {
      description: `Countersign ${stage}: alarms on their way`,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.topic = new Topic(this, 'Topic', {
      displayName: `Countersign ${stage}`,
      masterKey: key,
      enforceSSL: true,
    });
    for (const service of REPORTERS) this.topic.grantPublish(new ServicePrincipal(service));
    Validations.of(this.topic).acknowledge({
      id: 'Serverless::Serverless-SNSRedrivePolicy',
      reason:
        'A mail that cannot be delivered has no other way to go; the state of each alarm stays in CloudWatch.',
    });
    if (email !== undefined) this.topic.addSubscription(new EmailSubscription(email));
  }
}
