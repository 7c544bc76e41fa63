import { type IMetric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { addAlarm } from './add-alarm.ts';
import type { ServiceMetrics } from './service-metrics.ts';

export interface ServiceAlarmsProps {
  readonly metrics: ServiceMetrics;
  readonly topic: Topic;
}

/** An API Gateway call waits 29 s at most; whoever waits a quarter of that has given up. */
const SLOW_MILLISECONDS = 7_000;
const FAILED_SHARE = 0.01;

/** What wakes a person: callers are failed, kept waiting or turned away. */
export class ServiceAlarms extends Construct {
  constructor(scope: Construct, id: string, { metrics, topic }: ServiceAlarmsProps) {
    super(scope, id);
    const alarm = (name: string, description: string, metric: IMetric, threshold: number) =>
      addAlarm(this, name, { description, metric, threshold, topic });

    alarm(
      'Failures',
      `More than ${FAILED_SHARE * 100} percent of the requests were answered with 5xx.`,
      metrics.failureRate(),
      FAILED_SHARE,
    );
    alarm(
      'Latency',
      `One in a hundred requests waits longer than ${SLOW_MILLISECONDS / 1000} seconds.`,
      metrics.latency(Stats.p(99)),
      SLOW_MILLISECONDS,
    );
    alarm(
      'TableThrottles',
      'The table refuses reads or writes for their number.',
      metrics.tableThrottles(),
      0,
    );
    alarm('TableFailures', 'The table fails requests.', metrics.tableFailures(), 0);
    for (const name of metrics.functions) {
      alarm(`Errors-${name}`, `${name} ends in errors of its own.`, metrics.functionErrors(name), 0);
      alarm(
        `Throttles-${name}`,
        `${name} is called more often than it may run at once.`,
        metrics.functionThrottles(name),
        0,
      );
    }
  }
}
