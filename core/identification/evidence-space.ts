import type { Calibration } from '../score/calibration/calibration.ts';

/**
 * Turns embeddings into vectors whose squared distance falls as the evidence rises. With one reference, the log-likelihood
 * ratio is intercept + sum over sections of weight * ln(deviation), where the deviation is about 1 for a genuine query.
 * There ln(deviation) is about deviation - 1, which leaves a weighted sum of squares:
 *
 * distance² = sum over sections of -weight * (mean over entries of (query - reference)² / cohortVariance)
 *
 * It only finds whom to score; the score itself is the verification's.
 */
export function evidenceSpace({
  sections,
  fits,
}: Pick<Calibration, 'sections' | 'fits'>): (embedding: Float32Array) => Float32Array {
  const scales = sections.flatMap(({ cohortVariance }, section) => {
    const weight = Math.max(0, -(fits[0]?.weights[section]?.deviation ?? 0));
    return cohortVariance.map((variance) => Math.sqrt(weight / (variance * cohortVariance.length)));
  });
  return (embedding) => embedding.map((value, i) => value * (scales[i] ?? 0));
}
