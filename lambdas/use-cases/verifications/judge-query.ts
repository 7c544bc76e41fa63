import type { z } from 'zod';
import type { ModelManifest } from '#core/model/manifest.ts';
import { appliedThresholds } from '#core/score/calibration/applied-thresholds.ts';
import { type VerificationInput, verifySignature } from '#core/score/verify-signature.ts';
import type { judgementSchema } from '../../api/schemas/verifications/judgement.ts';

export type Judgement = z.infer<typeof judgementSchema>;

/** A judgement, and the score of each reference taken alone, in the references' order. */
export interface JudgedQuery {
  readonly judgement: Judgement;
  readonly scores: readonly number[];
}

export interface JudgedInput extends VerificationInput {
  readonly manifest: ModelManifest;
}

/**
 * Decides about a query. A copy of a reference matches it better than any signature could, so how well it matches counts
 * for nothing: it is rejected with score 0, and what it matches is said by the references' own scores alone.
 */
export function judgeQuery(input: JudgedInput, isCopy: boolean): JudgedQuery {
  const { manifest, policy } = input;
  const { decision, score, likelihoodRatio, references, thresholds } = verifySignature(input);
  const basis = {
    policy,
    thresholds: appliedThresholds(thresholds, policy),
    modelVersion: manifest.modelVersion,
  };
  const judgement: Judgement = isCopy
    ? { decision: 'reject', reason: 'copy-of-reference', score: 0, ...basis }
    : { decision, reason: 'evidence', score, likelihoodRatio, ...basis };
  return { judgement, scores: references };
}
