import { z } from 'zod';
import { type FarTarget, farTargetSchema, type Thresholds } from './thresholds.ts';

/** How a decision is made: accept under the strict rate of false acceptance, reject above the loose one. */
export const policySchema = z
  .strictObject({
    /** A query is accepted where at most this share of forgeries would be. */
    acceptFar: farTargetSchema,
    /** A query is rejected where more than this share of forgeries would pass; between the two, a person looks. */
    reviewFar: farTargetSchema,
  })
  .refine((policy) => policy.acceptFar <= policy.reviewFar, {
    message: 'acceptFar must not be looser than reviewFar',
  });
export type Policy = z.infer<typeof policySchema>;

/** Accept at 1 % false acceptance, look at what lies between 1 % and 10 %, reject the rest. */
export const DEFAULT_POLICY: Policy = { acceptFar: 0.01, reviewFar: 0.1 };

export type Decision = 'accept' | 'review' | 'reject';

/** Decides on a log-likelihood ratio by a policy and the model's thresholds. */
export function decide(llr: number, thresholds: Thresholds, policy: Policy): Decision {
  if (llr >= thresholdAt(thresholds, policy.acceptFar)) return 'accept';
  return llr >= thresholdAt(thresholds, policy.reviewFar) ? 'review' : 'reject';
}

function thresholdAt(thresholds: Thresholds, far: FarTarget): number {
  const row = thresholds.find((threshold) => threshold.far === far);
  return row === undefined ? Number.POSITIVE_INFINITY : row.logLikelihoodRatio;
}
