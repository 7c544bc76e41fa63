import type { Calibration } from './calibration.ts';
import { gatherEvidence, logLikelihoodRatio } from './evidence.ts';

/** The log-likelihood ratio (natural logarithm) of a query against one reference taken alone. */
export function pairEvidence(query: Float32Array, reference: Float32Array, calibration: Calibration): number {
  return logLikelihoodRatio(gatherEvidence(query, [reference], calibration), calibration);
}
