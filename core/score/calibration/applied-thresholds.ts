import { z } from 'zod';
import type { Policy } from '../decision.ts';
import { scoreOf } from '../evidence.ts';
import { type Thresholds, thresholdFor } from './thresholds.ts';

const score = z.number().min(0).max(1);

/** The two scores that a decision was made at, in steps of 0.01 like the score itself. */
export const appliedThresholdsSchema = z.strictObject({
  /** From this score on a query is accepted. */
  accept: score,
  /** From this score on a query is not rejected outright. */
  review: score,
});
export type AppliedThresholds = z.infer<typeof appliedThresholdsSchema>;

/** What a policy comes to with a model's thresholds, on the scale of the score. */
export function appliedThresholds(thresholds: Thresholds, policy: Policy): AppliedThresholds {
  const review = thresholdFor(thresholds, 'random', policy.randomFar);
  const accept = Math.max(review, thresholdFor(thresholds, 'skilled', policy.skilledFar));
  return { accept: scoreOf(accept), review: scoreOf(review) };
}
