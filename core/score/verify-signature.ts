import type { ModelManifest } from '../model/manifest.ts';
import { forReferences } from './calibration/by-references.ts';
import { type LikelihoodRatio, likelihoodRatioOf } from './calibration/likelihood-ratio.ts';
import type { Thresholds } from './calibration/thresholds.ts';
import { type Decision, decide, type Policy } from './decision.ts';
import { scoreOf } from './evidence.ts';
import { subjectScorer } from './subject-scorer.ts';

/** Embeddings of one model: a questioned signature and a subject's references, of which there is at least one. */
export interface VerificationInput {
  readonly query: Float32Array;
  readonly references: readonly Float32Array[];
  readonly manifest: Pick<ModelManifest, 'calibration' | 'thresholds'>;
  readonly policy: Policy;
}

/** What came of a comparison: no embedding, no distance, and scores too coarse to climb on. */
export interface Verification {
  readonly decision: Decision;
  /** Probability at even odds that the subject wrote the query, in 0..1, in steps of 0.01. */
  readonly score: number;
  readonly likelihoodRatio: LikelihoodRatio;
  /** The same for each reference taken alone, in the references' order. */
  readonly references: readonly number[];
  /** Those that decided, for the record. */
  readonly thresholds: Thresholds;
}

/** Compares a query with a subject's references and decides. */
export function verifySignature({ query, references, manifest, policy }: VerificationInput): Verification {
  const { random, skilled } = forReferences(manifest.thresholds, references.length);
  const thresholds = { random, skilled };
  const { llr, alone } = subjectScorer(references, manifest)(query);
  return {
    decision: decide(llr, thresholds, policy),
    score: scoreOf(llr),
    likelihoodRatio: likelihoodRatioOf(llr),
    references: alone.map(scoreOf),
    thresholds,
  };
}
