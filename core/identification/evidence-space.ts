import type { Calibration } from '../score/calibration/calibration.ts';

/**
 * Turns embeddings into vectors whose squared distance falls as the evidence rises. With one reference, the log-likelihood
 * ratio is intercept + sum over sections of weight * ln(deviation), where the deviation is about 1 for a genuine query.
 * There ln(deviation) is about deviation - 1, which leaves a weighted sum of squares:
 *
 * distance² = sum over sections of -weight * (mean over entries of (query - reference)² / cohortVariance)
 *
 * A section that cannot be relied on is short, so it counts for little. A model that weighs single entries adds -weight * (query - reference)² / cohortVariance for each, by the same
 * reasoning. What would count as nearer for lying farther counts for nothing.
 *
 * It only finds whom to score; the score itself is the verification's.
 */
export function evidenceSpace({
  sections,
  fits,
}: Pick<Calibration, 'sections' | 'fits'>): (embedding: Float32Array) => Float32Array {
  const [fit] = fits;
  let first = 0;
  const scales = sections.flatMap(({ cohortVariance }, section) => {
    const weight = -(fit?.weights[section]?.deviation ?? 0) / cohortVariance.length;
    const start = first;
    first += cohortVariance.length;
    return cohortVariance.map((variance, i) =>
      Math.sqrt(Math.max(0, weight - (fit?.entries?.[start + i] ?? 0)) / variance),
    );
  });
  return (embedding) => embedding.map((value, i) => value * (scales[i] ?? 0));
}
