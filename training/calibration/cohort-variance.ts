import type { EmbeddedPerson } from '../evaluation/trials.ts';
import { CalibrationPeopleError } from './calibration-errors.ts';

/** Smallest variance that is told from rounding; entries that hardly vary would count too much below it. */
const SMALLEST_VARIANCE = 1e-6;
/** Digits that a manifest keeps: the estimate is no better. */
const DIGITS = 4;

/**
 * How much each entry of an embedding varies within one person's genuine signatures, on average over people with at
 * least two.
 *
 * @throws CalibrationPeopleError when there is no such person
 */
export function cohortVariance(people: readonly EmbeddedPerson[]): number[] {
  const variances = people
    .filter(({ genuine }) => genuine.length > 1)
    .map(({ genuine }) => varianceOf(genuine));
  const [first] = variances;
  if (first === undefined)
    throw new CalibrationPeopleError('nobody in the cohort with two genuine signatures');
  return [...first.keys()].map((i) => {
    const mean = variances.reduce((sum, variance) => sum + (variance[i] ?? 0), 0) / variances.length;
    return Number(Math.max(SMALLEST_VARIANCE, mean).toPrecision(DIGITS));
  });
}

/** The unbiased variance of each entry. */
function varianceOf(vectors: readonly Float32Array[]): Float64Array {
  const size = vectors[0]?.length ?? 0;
  return Float64Array.from({ length: size }, (_, i) => {
    const mean = vectors.reduce((sum, vector) => sum + (vector[i] ?? 0), 0) / vectors.length;
    const squares = vectors.reduce((sum, vector) => sum + ((vector[i] ?? 0) - mean) ** 2, 0);
    return squares / (vectors.length - 1);
  });
}
