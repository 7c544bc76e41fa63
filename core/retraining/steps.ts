import { z } from 'zod';

/** The steps of a retraining in their order; one can begin with any of them. */
export const RETRAINING_STEPS = [
  'snapshot',
  'train',
  'evaluate',
  'gate',
  'approve',
  'reembed',
  'promote',
] as const;
export const retrainingStepSchema = z.enum(RETRAINING_STEPS);
export type RetrainingStep = z.infer<typeof retrainingStepSchema>;
