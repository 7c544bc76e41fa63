import { Dashboard, GraphWidget, type IMetric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { stackName } from '../../names.ts';
import type { ServiceMetrics } from './service-metrics.ts';

export interface ServiceDashboardProps {
  readonly stage: string;
  readonly metrics: ServiceMetrics;
}

const HALF = 12;

/** One page that answers: is it up, is it fast, what does it decide. */
export class ServiceDashboard extends Dashboard {
  constructor(scope: Construct, id: string, { stage, metrics }: ServiceDashboardProps) {
    const { functions } = metrics;
    super(scope, id, {
      dashboardName: stackName(stage, 'service'),
      widgets: [
        [
          graph('Requests', [metrics.requests(), metrics.refusals(), metrics.serverErrors()]),
          graph('Latency, ms', [Stats.p(50), Stats.p(90), Stats.p(99)].map(metrics.latency)),
        ],
        [
          graph('Decisions an hour', [
            metrics.decisions('Accept'),
            metrics.decisions('Review'),
            metrics.decisions('Reject'),
          ]),
          graph('Accepted, percent', [metrics.acceptedShare()]),
        ],
        [
          graph('Scores', [Stats.p(10), Stats.p(50), Stats.p(90)].map(metrics.scores)),
          graph('Pasted copies', [metrics.copies()]),
        ],
        [
          graph(
            'Nine in ten verifications, ms',
            (['Prepare', 'Embed', 'Read', 'Record', 'Answer'] as const).map(metrics.stepTime),
          ),
        ],
        [
          graph('Errors of functions', functions.map(metrics.functionErrors)),
          graph('Throttled functions', functions.map(metrics.functionThrottles)),
        ],
        [
          graph('Slowest hundredth of calls, ms', functions.map(metrics.functionDuration)),
          graph('Executions at once', functions.map(metrics.functionConcurrency)),
        ],
        [graph('Table: throttled, failed', [metrics.tableThrottles(), metrics.tableFailures()])],
      ],
    });
  }
}

function graph(title: string, left: IMetric[]): GraphWidget {
  return new GraphWidget({ title, left, width: HALF });
}
