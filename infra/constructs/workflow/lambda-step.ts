import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { TaskInput, Timeout } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';

export interface LambdaStepProps {
  readonly function: IFunction;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Where its result goes in what the workflow carries, which otherwise stays as it is. */
  readonly resultPath?: string;
  /** How much longer each pause before another attempt is than the one before. */
  readonly backoffRate?: number;
}

/** A function of a workflow may take 15 minutes, and a little longer is waited for it. */
export const FUNCTION_TIMEOUT = Duration.minutes(15);
const STEP_TIMEOUT = Duration.minutes(16);
const ATTEMPTS = 4;
const BACKOFF_RATE = 3;

/** A step by a function. All of them can be done again without harm, so any failure is tried again. */
export function lambdaStep(scope: Construct, id: string, props: LambdaStepProps): LambdaInvoke {
  const step = new LambdaInvoke(scope, id, {
    lambdaFunction: props.function,
    payload: TaskInput.fromObject({ ...props.payload }),
    payloadResponseOnly: true,
    ...(props.resultPath !== undefined && { resultPath: props.resultPath }),
    taskTimeout: Timeout.duration(STEP_TIMEOUT),
    retryOnServiceExceptions: false,
  });
  step.addRetry({
    errors: ['States.ALL'],
    interval: Duration.seconds(2),
    backoffRate: props.backoffRate ?? BACKOFF_RATE,
    maxAttempts: ATTEMPTS - 1,
  });
  return step;
}
