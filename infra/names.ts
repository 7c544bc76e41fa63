import type { FunctionName } from './bundling/bundle-functions.ts';

/** Name of a stack, and prefix of everything in it that has a fixed name. */
export const stackName = (stage: string, stack: string): string => `countersign-${stage}-${stack}`;

/**
 * Name of a function: fixed, so that alarms of another stack name it without holding on to it. A stack could not
 * remove a function that another stack imports.
 */
export const functionName = (stage: string, name: FunctionName): string => stackName(stage, name);
