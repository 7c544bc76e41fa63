import { Stack, type StackProps } from 'aws-cdk-lib';
import { AnomalyDetectionAlarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { ServiceMetrics } from '../constructs/observability/service-metrics.ts';

export interface DriftStackProps extends StackProps {
  readonly metrics: ServiceMetrics;
  readonly alarms: Topic;
}

/** Standard deviations around what CloudWatch has learned of the same hour and weekday, and hours in a row outside. */
const DEVIATIONS = 4;
const HOURS = 6;

/** Notices that decisions are no longer distributed as they usually are. */
export class DriftStack extends Stack {
  constructor(scope: Construct, id: string, { metrics, alarms, ...props }: DriftStackProps) {
    super(scope, id, props);
    new AnomalyDetectionAlarm(this, 'DecisionDrift', {
      alarmDescription:
        'The share of accepted signatures has not been what it usually is: look at callers, scanners and the model.',
      metric: metrics.acceptedShare(),
      stdDevs: DEVIATIONS,
      evaluationPeriods: HOURS,
      comparisonOperator: ComparisonOperator.LESS_THAN_LOWER_OR_GREATER_THAN_UPPER_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(new SnsAction(alarms));
  }
}
