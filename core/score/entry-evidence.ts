import type { EvidenceScale } from './calibration/calibration.ts';
import { profileSubject } from './subject-profile.ts';

/** Added to an entry's squared deviation, so that no logarithm runs away where a query meets the mean. */
const FLOOR = 0.05;

/**
 * What single entries of the embeddings say about queries, for models that weigh them: for each entry ln(z² + 0.05) with
 *
 * z = (query - mean of references) / sqrt(variance * (1 + 1 / references)),
 *
 * the variance being the subject's own mixed with the cohort's. What depends on the references alone, of which there is
 * at least one, is worked out once.
 */
export function entryEvidenceAgainst(
  references: readonly Float32Array[],
  { cohortWeight, sections }: EvidenceScale,
): (query: Float32Array) => Float64Array {
  const cohortVariance = sections.flatMap((section) => section.cohortVariance);
  const { mean, variance } = profileSubject(references, cohortVariance, cohortWeight);
  const scale = variance.map((value) => 1 / (value * (1 + 1 / references.length)));
  return (query) =>
    mean.map((center, i) => Math.log(((query[i] ?? 0) - center) ** 2 * (scale[i] ?? 1) + FLOOR));
}
