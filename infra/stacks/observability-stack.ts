import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { Configuration } from '../configuration.ts';
import { AlarmTopic } from '../constructs/observability/alarm-topic.ts';
import { ServiceAlarms } from '../constructs/observability/service-alarms.ts';
import { ServiceDashboard } from '../constructs/observability/service-dashboard.ts';
import { ServiceMetrics } from '../constructs/observability/service-metrics.ts';
import type { ReferencesTable } from '../constructs/storage/references-table.ts';

export interface ObservabilityStackProps extends StackProps {
  readonly configuration: Configuration;
  readonly apiName: string;
  readonly table: ReferencesTable;
}

/** What is seen of the service: one dashboard, and alarms for what wakes a person. */
export class ObservabilityStack extends Stack {
  readonly alarms: Topic;
  readonly metrics: ServiceMetrics;

  constructor(scope: Construct, id: string, props: ObservabilityStackProps) {
    super(scope, id, props);
    const { stage, alarmEmail } = props.configuration;
    const { topic } = new AlarmTopic(this, 'Alarms', { stage, email: alarmEmail });
    this.alarms = topic;
    const { apiName, table } = props;
    const metrics = new ServiceMetrics({ stage, apiName, tableName: table.tableName });
    this.metrics = metrics;
    new ServiceAlarms(this, 'ServiceAlarms', { metrics, topic });
    new ServiceDashboard(this, 'Dashboard', { stage, metrics });
    new CfnOutput(this, 'AlarmTopic', { value: topic.topicArn });
  }
}
