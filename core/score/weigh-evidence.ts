import { forReferences } from './calibration/by-references.ts';
import type { Calibration } from './calibration/calibration.ts';
import { entryEvidenceAgainst } from './entry-evidence.ts';
import { evidenceAgainst, logLikelihoodRatio } from './evidence.ts';

/** The log-likelihood ratio (natural logarithm) of a query against references, of which there is at least one. */
export function weighEvidence(
  query: Float32Array,
  references: readonly Float32Array[],
  calibration: Calibration,
): number {
  return evidenceWeigher(references, calibration)(query);
}

/** The same for many queries: what depends on the references alone is worked out once. */
export function evidenceWeigher(
  references: readonly Float32Array[],
  calibration: Calibration,
): (query: Float32Array) => number {
  const evidenceOf = evidenceAgainst(references, calibration);
  const fit = forReferences(calibration.fits, references.length);
  const { entries } = fit;
  if (entries === undefined) return (query) => logLikelihoodRatio(evidenceOf(query), fit);
  const entryEvidenceOf = entryEvidenceAgainst(references, calibration);
  return (query) =>
    entryEvidenceOf(query).reduce(
      (sum, evidence, i) => sum + (entries[i] ?? 0) * evidence,
      logLikelihoodRatio(evidenceOf(query), fit),
    );
}
