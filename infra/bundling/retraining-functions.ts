import type { FunctionSource } from './service-functions.ts';

/** The functions of the workflow that retrains, and of the daily upkeep around it. */
export const RETRAINING_FUNCTIONS = [
  { name: 'retraining-progress', entry: 'lambdas/handlers/retraining/progress.ts', embeds: false },
  { name: 'retraining-snapshot', entry: 'lambdas/handlers/retraining/snapshot.ts', embeds: false },
  { name: 'retraining-gate', entry: 'lambdas/handlers/retraining/gate.ts', embeds: false },
  { name: 'retraining-list-subjects', entry: 'lambdas/handlers/retraining/list-subjects.ts', embeds: false },
  { name: 'retraining-reembed', entry: 'lambdas/handlers/retraining/reembed.ts', embeds: true },
  { name: 'retraining-promote', entry: 'lambdas/handlers/retraining/promote.ts', embeds: false },
  { name: 'retraining-sweep', entry: 'lambdas/handlers/retraining/sweep.ts', embeds: false },
  { name: 'retraining-watch', entry: 'lambdas/handlers/retraining/watch.ts', embeds: false },
] as const satisfies readonly FunctionSource[];
export type RetrainingFunctionName = (typeof RETRAINING_FUNCTIONS)[number]['name'];
