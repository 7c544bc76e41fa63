import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import {
  Choice,
  Condition,
  type IChainable,
  IntegrationPattern,
  JsonPath,
  Succeed,
  TaskInput,
  Timeout,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { CARRIED } from './carried.ts';
import type { WorkflowStates } from './workflow-states.ts';

/** How long a person may take to answer. */
const PATIENCE = Duration.days(14);

/** Asks a person, and goes on to `then` when they approve. */
export function approvalStates(states: WorkflowStates, progress: IFunction, then: IChainable): IChainable {
  const wait = states.orFail(
    new LambdaInvoke(states.scope, 'Wait for approval', {
      lambdaFunction: progress,
      integrationPattern: IntegrationPattern.WAIT_FOR_TASK_TOKEN,
      payload: TaskInput.fromObject({
        event: 'wait',
        ...CARRIED.retraining,
        taskToken: JsonPath.taskToken,
      }),
      resultPath: '$.answer',
      taskTimeout: Timeout.duration(PATIENCE),
      retryOnServiceExceptions: true,
    }),
  );
  const answered = states.step('Note the answer', progress, {
    event: 'answered',
    ...CARRIED.retraining,
    approval: JsonPath.objectAt('$.answer'),
  });
  const declined = states.end('was declined', new Succeed(states.scope, 'Declined'));
  const ask = states.notify('waits for approval');
  ask.addCatch(wait, { resultPath: JsonPath.DISCARD });
  ask
    .next(wait)
    .next(answered)
    .next(
      new Choice(states.scope, 'Approved?')
        .when(Condition.booleanEquals('$.answer.approved', true), then)
        .otherwise(declined),
    );
  return ask;
}
