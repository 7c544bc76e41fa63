import type { Random } from '../../random/random.ts';

/** Lower and upper end of a 95 % interval. */
export type Interval = [lower: number, upper: number];

/** Times that people are drawn anew. */
export const RESAMPLES = 1000;
const LOWER = 0.025;
const UPPER = 0.975;

/**
 * 95 % intervals of some statistics by the percentile bootstrap over people (Efron & Tibshirani 1993, chapter 13):
 * as many people as there are, drawn with replacement. Comparisons of one person are not independent, people are; and
 * a comparison of two people counts by both (Owen 2007, "The pigeonhole bootstrap").
 *
 * @param statistics of a resample in which person i occurs `weights[i]` times; NaN where it has none
 * @returns an interval for each statistic; null where people are fewer than two or no resample had the statistic
 */
export function bootstrapIntervals(
  people: number,
  random: Random,
  statistics: (weights: Uint16Array) => readonly number[],
): (Interval | null)[] {
  const weights = new Uint16Array(people);
  const samples: number[][] = statistics(weights.fill(1)).map(() => []);
  if (people < 2) return samples.map(() => null);
  for (let resample = 0; resample < RESAMPLES; resample++) {
    weights.fill(0);
    for (let drawn = 0; drawn < people; drawn++) {
      const person = random.integer(people);
      weights[person] = (weights[person] ?? 0) + 1;
    }
    for (const [i, value] of statistics(weights).entries()) {
      if (!Number.isNaN(value)) samples[i]?.push(value);
    }
  }
  return samples.map((values) => {
    const ascending = values.sort((a, b) => a - b);
    const lower = quantile(ascending, LOWER);
    const upper = quantile(ascending, UPPER);
    return lower === undefined || upper === undefined ? null : [lower, upper];
  });
}

function quantile(ascending: readonly number[], share: number): number | undefined {
  return ascending[Math.round(share * (ascending.length - 1))];
}
