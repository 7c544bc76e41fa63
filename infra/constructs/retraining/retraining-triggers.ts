import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SfnStateMachine } from 'aws-cdk-lib/aws-events-targets';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke, StepFunctionsStartExecution } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { Configuration } from '../../configuration.ts';
import { DeadLetters } from '../functions/dead-letters.ts';
import type { ServiceFunction } from '../functions/service-function.ts';

export interface RetrainingTriggersProps {
  readonly configuration: Configuration;
  readonly stateMachine: StateMachine;
  readonly sweep: ServiceFunction;
  readonly watch: ServiceFunction;
  readonly key: Key;
  readonly alarms: Topic;
}

/** From this population stability index on, the signatures are other ones (core/score/calibration/population-stability.ts). */
const DRIFTED = 0.25;

/** What starts by itself: retraining on its schedule and when scores drift, and the daily upkeep. */
export class RetrainingTriggers extends Construct {
  constructor(scope: Construct, id: string, props: RetrainingTriggersProps) {
    super(scope, id);
    const { stateMachine, sweep, watch, key, alarms } = props;
    const { retrainingSchedule, retrainingApproval: approval } = props.configuration;
    const { queue: deadLetterQueue } = new DeadLetters(this, 'DeadLetters', {
      of: 'Starts of retrainings and of the daily upkeep',
      encryptionKey: key,
      alarms,
    });

    new Schedule(this, 'Retraining', {
      description: 'Retrains the model',
      schedule: ScheduleExpression.expression(retrainingSchedule),
      target: new StepFunctionsStartExecution(stateMachine, {
        input: ScheduleTargetInput.fromObject({ by: 'schedule', approval }),
        deadLetterQueue,
      }),
    });
    for (const [name, lambda] of Object.entries({ Sweep: sweep, Watch: watch })) {
      new Schedule(this, name, {
        description: `Runs ${lambda.node.id} every day`,
        schedule: ScheduleExpression.rate(Duration.days(1)),
        target: new LambdaInvoke(lambda, { deadLetterQueue }),
      });
    }

    const drift = new Alarm(this, 'ScoreDrift', {
      alarmDescription:
        'Scores are no longer distributed as they were when the model was new; a retraining starts.',
      metric: new Metric({
        namespace: 'Countersign',
        metricName: 'ScoreDrift',
        dimensionsMap: { service: 'retraining-watch' },
        statistic: Stats.MAXIMUM,
        period: Duration.days(1),
      }),
      threshold: DRIFTED,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    drift.addAlarmAction(new SnsAction(alarms));
    new Rule(this, 'Drifted', {
      description: 'Retrains when scores have drifted',
      eventPattern: {
        source: ['aws.cloudwatch'],
        detailType: ['CloudWatch Alarm State Change'],
        resources: [drift.alarmArn],
        detail: { state: { value: ['ALARM'] } },
      },
      targets: [
        new SfnStateMachine(stateMachine, {
          input: RuleTargetInput.fromObject({ by: 'drift', approval }),
          deadLetterQueue,
        }),
      ],
    });
  }
}
