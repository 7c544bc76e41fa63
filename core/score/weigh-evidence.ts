import { forReferences } from './by-references.ts';
import type { Calibration } from './calibration.ts';
import { gatherEvidence, logLikelihoodRatio } from './evidence.ts';

/** The log-likelihood ratio (natural logarithm) of a query against references, of which there is at least one. */
export function weighEvidence(
  query: Float32Array,
  references: readonly Float32Array[],
  calibration: Calibration,
): number {
  const fit = forReferences(calibration.fits, references.length);
  return logLikelihoodRatio(gatherEvidence(query, references, calibration), fit);
}
