import type { FunctionSource } from './service-functions.ts';

/** The functions of the workflow that works batches off. */
export const BATCH_FUNCTIONS = [
  { name: 'batch-verify', entry: 'lambdas/handlers/batch/verify.ts', embeds: true },
  { name: 'batch-collect', entry: 'lambdas/handlers/batch/collect.ts', embeds: false },
] as const satisfies readonly FunctionSource[];
export type BatchFunctionName = (typeof BATCH_FUNCTIONS)[number]['name'];
