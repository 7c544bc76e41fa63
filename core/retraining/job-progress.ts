import { z } from 'zod';
import type { RetrainingJob } from './job.ts';

/** What a training machine is at. */
const jobPhaseSchema = z.enum([
  'fetching signatures',
  'preparing signatures',
  'training',
  'exporting',
  'uploading',
  'measuring',
]);
export type JobPhase = z.infer<typeof jobPhaseSchema>;

/** How far a job has come, as the machine that does it says from time to time. */
export const jobProgressSchema = z.object({
  job: z.enum(['train', 'evaluate']),
  phase: jobPhaseSchema,
  /** Steps of training that are done, and about how many there will be. */
  step: z.int().nonnegative().optional(),
  steps: z.int().positive().optional(),
  /** Loss of the last step. */
  loss: z.number().optional(),
  /** Mean equal error rate, 0..1, on the people whom training holds out, when they were last measured. */
  validationEer: z.number().min(0).max(1).optional(),
  /** About how long training still takes. */
  secondsLeft: z.int().nonnegative().optional(),
  at: z.iso.datetime(),
});
export type JobProgress = z.infer<typeof jobProgressSchema>;

/** Where a retraining's job says how far it is, in the bucket of data sets; the next thing said replaces it. */
export const progressKey = (retraining: RetrainingJob['retraining']): string => `progress/${retraining}.json`;
