import { squaredEuclidean } from '../embedding/distance.ts';
import type { Calibration } from './calibration.ts';

/**
 * How much a subject's own references differ: the mean squared Euclidean distance of all pairs, mixed with the
 * spread of people in general, which counts as `priorPairs` pairs. With one reference it is the prior alone.
 */
export function subjectSpread(references: readonly Float32Array[], prior: SpreadPrior): number {
  let sum = prior.priorSpread * prior.priorPairs;
  let pairs = prior.priorPairs;
  for (const [i, first] of references.entries()) {
    for (const second of references.slice(i + 1)) {
      sum += squaredEuclidean(first, second);
      pairs++;
    }
  }
  return sum / pairs;
}

/** What is assumed of a subject's spread before any pair of references was seen. */
export type SpreadPrior = Pick<Calibration, 'priorSpread' | 'priorPairs'>;
