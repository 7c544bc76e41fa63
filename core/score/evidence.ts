import { squaredEuclidean } from '../embedding/distance.ts';
import type { Calibration } from './calibration.ts';
import { fuseDistances } from './fusion.ts';
import { subjectSpread } from './spread.ts';

/** What a comparison of one query with a subject's references rests on. */
export interface Evidence {
  /** Mean squared Euclidean distance of the query from the references. */
  readonly fusedDistance: number;
  /** The subject's own spread. */
  readonly spread: number;
  /** Squared Euclidean distance of the query from each reference, in the references' order. */
  readonly distances: readonly number[];
}

/** Gathers the evidence for one query against at least one reference; all embeddings are of one model. */
export function gatherEvidence(
  query: Float32Array,
  references: readonly Float32Array[],
  calibration: Pick<Calibration, 'priorSpread' | 'priorPairs'>,
): Evidence {
  const distances = references.map((reference) => squaredEuclidean(query, reference));
  return {
    fusedDistance: fuseDistances(distances),
    spread: subjectSpread(references, calibration),
    distances,
  };
}

/**
 * The natural logarithm of how much likelier the evidence is if the subject wrote the query than if somebody else
 * did: a logistic calibration of distance and spread (Brümmer & du Preez 2006, Computer Speech & Language 20).
 */
export function logLikelihoodRatio(
  evidence: Pick<Evidence, 'fusedDistance' | 'spread'>,
  calibration: Calibration,
): number {
  return (
    calibration.intercept +
    calibration.distance * evidence.fusedDistance +
    calibration.spread * evidence.spread
  );
}

/** The score that callers see: the probability of the subject at even odds, in 0..1, in steps of 0.01. */
export function scoreOf(llr: number): number {
  return Math.round(100 / (1 + Math.exp(-llr))) / 100;
}
