import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

export interface AlarmDefinition {
  /** One sentence for the person who is woken. */
  readonly description: string;
  readonly metric: IMetric;
  readonly threshold: number;
  readonly topic: Topic;
}

/** Periods that are looked at, and how many of them have to be bad: one bad one alone wakes nobody. */
const PERIODS = 3;
const BAD_PERIODS = 2;

/** An alarm above a threshold that tells the topic when it begins and when it ends. */
export function addAlarm(scope: Construct, id: string, definition: AlarmDefinition): void {
  const { description, metric, threshold, topic } = definition;
  const alarm = new Alarm(scope, id, {
    alarmDescription: description,
    metric,
    threshold,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: PERIODS,
    datapointsToAlarm: BAD_PERIODS,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
  alarm.addAlarmAction(new SnsAction(topic));
  alarm.addOkAction(new SnsAction(topic));
}
