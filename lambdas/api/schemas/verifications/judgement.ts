import { z } from 'zod';
import { modelVersionSchema } from '#core/ids.ts';
import { appliedThresholdsSchema } from '#core/score/calibration/applied-thresholds.ts';
import { likelihoodRatioSchema } from '#core/score/calibration/likelihood-ratio.ts';
import { policySchema } from '#core/score/decision.ts';
import { scoreSchema } from '../score.ts';

export const decisionSchema = z.enum(['accept', 'review', 'reject']);

/** What every answer about a questioned signature says, whatever it was compared with. */
export const judgementSchema = z.object({
  decision: decisionSchema,
  /** `copy-of-reference`: the query is the very ink of a reference, so whoever sent it did not write it now. */
  reason: z.enum(['evidence', 'copy-of-reference']),
  /** 0 for a copy, however well it matches. */
  score: scoreSchema,
  /** Absent for a copy, which neither the subject nor a forger wrote. */
  likelihoodRatio: likelihoodRatioSchema.optional(),
  /** The policy that was decided by, and the scores that it comes to with this model. */
  policy: policySchema,
  thresholds: appliedThresholdsSchema,
  modelVersion: modelVersionSchema,
});
