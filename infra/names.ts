import { ArnFormat, type Stack } from 'aws-cdk-lib';
import type { FunctionName } from './bundling/bundle-functions.ts';

/** Name of a stack, and prefix of everything in it that has a fixed name. */
export const stackName = (stage: string, stack: string): string => `countersign-${stage}-${stack}`;

/**
 * Name of a function: fixed, so that alarms of another stack name it without holding on to it. A stack could not
 * remove a function that another stack imports.
 */
export const functionName = (stage: string, name: FunctionName): string => stackName(stage, name);

/** Name of the state machine that retrains: fixed, because the API's functions are deployed before it and start it. */
export const retrainingName = (stage: string): string => stackName(stage, 'retraining');

/** The ARN of every execution of a state machine, by the state machine's name. */
export const executionsArn = (stack: Stack, stateMachineName: string): string =>
  stack.formatArn({
    service: 'states',
    resource: 'execution',
    resourceName: `${stateMachineName}:*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });

/** The ARN that the state machine has, or will have, in a stack's account and region. */
export const retrainingArn = (stack: Stack, stage: string): string =>
  stack.formatArn({
    service: 'states',
    resource: 'stateMachine',
    resourceName: retrainingName(stage),
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
