import { z } from 'zod';
import { farTargetSchema, type Thresholds, thresholdFor } from './calibration/thresholds.ts';

/** How much false acceptance a caller tolerates. */
export const policySchema = z.strictObject({
  /** A query is accepted where at most this share of skilled forgeries would be. */
  skilledFar: farTargetSchema,
  /** A query is rejected outright where it fits the subject no better than other people's signatures do: where
   * more than this share of random forgeries would pass. What lies between is for a person to look at. */
  randomFar: farTargetSchema,
});
export type Policy = z.infer<typeof policySchema>;

/** The part of a policy that somebody sets; what is not set is for the next in line to say. */
export const policyPartSchema = policySchema.partial();
export type PolicyPart = z.infer<typeof policyPartSchema>;

/** Accept at 10 % of skilled forgeries, reject what 1 % of random forgeries would not reach, review the rest. */
export const DEFAULT_POLICY: Policy = { skilledFar: 0.1, randomFar: 0.01 };

/** The policy that holds where several have a say, the first one first; `otherwise` says what none of them does. */
export function resolvePolicy(parts: readonly PolicyPart[], otherwise: Policy): Policy {
  return {
    skilledFar: parts.find(({ skilledFar }) => skilledFar !== undefined)?.skilledFar ?? otherwise.skilledFar,
    randomFar: parts.find(({ randomFar }) => randomFar !== undefined)?.randomFar ?? otherwise.randomFar,
  };
}

export type Decision = 'accept' | 'review' | 'reject';

/** Decides on a log-likelihood ratio by a policy and the model's thresholds. */
export function decide(llr: number, thresholds: Thresholds, policy: Policy): Decision {
  const resembles = llr >= thresholdFor(thresholds, 'random', policy.randomFar);
  if (!resembles) return 'reject';
  return llr >= thresholdFor(thresholds, 'skilled', policy.skilledFar) ? 'accept' : 'review';
}
