import type { Random } from '../../random/random.ts';
import { bootstrapIntervals, type Interval } from './bootstrap.ts';
import { type ErrorCurve, errorCurve, type RankedComparisons } from './error-curve.ts';

/** A figure of some comparisons, given how often each person counts. */
export type Statistic = (curve: ErrorCurve, weights: ArrayLike<number>) => number;

/** A figure and its 95 % interval; no interval where people are too few. */
export interface Estimate {
  readonly value: number;
  readonly interval: Interval | null;
}

/**
 * Estimates several statistics from one bootstrap.
 *
 * @returns the estimate by the statistic's name; asking for another name is a RangeError
 */
export function estimateAll<Name extends string>(
  ranked: RankedComparisons,
  statistics: ReadonlyMap<Name, Statistic>,
  random: Random,
): (name: Name) => Estimate {
  const people = countPeople(ranked);
  const evaluate = (curve: ErrorCurve, weights: ArrayLike<number>) =>
    [...statistics.values()].map((statistic) => statistic(curve, weights));
  const values = evaluate(errorCurve(ranked), new Uint8Array(people).fill(1));
  const intervals = bootstrapIntervals(people, random, (weights) =>
    evaluate(errorCurve(ranked, weights), weights),
  );
  const estimates = new Map(
    [...statistics.keys()].map((name, i) => [
      name,
      { value: values[i] ?? Number.NaN, interval: intervals[i] ?? null },
    ]),
  );
  return (name) => {
    const estimate = estimates.get(name);
    if (estimate === undefined) throw new RangeError(`there is no statistic ${name}`);
    return estimate;
  };
}

function countPeople({ subjects, sources }: RankedComparisons): number {
  let most = -1;
  for (const person of subjects) most = Math.max(most, person);
  for (const person of sources) most = Math.max(most, person);
  return most + 1;
}
