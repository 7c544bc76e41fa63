import type { IFunction, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';

/** The function as its callers see it: itself, or an alias with as many executions kept ready around the clock. */
export function warm(target: LambdaFunction, executions: number): IFunction {
  if (executions === 0) return target;
  const alias = target.addAlias('live', { provisionedConcurrentExecutions: executions });
  // An alias is one; its class only says of more properties that they may be undefined.
  return alias as IFunction;
}
