import { describe, expect, it } from 'vitest';
import { bootstrapIntervals } from '#training/evaluation/rates/bootstrap.ts';
import { Random } from '#training/random/random.ts';

const values = Array.from({ length: 100 }, (_, i) => (i % 10) / 10);
const weightedMean = (weights: ArrayLike<number>) => {
  const sum = values.reduce((total, value, i) => total + value * (weights[i] ?? 0), 0);
  return sum / Array.from(weights).reduce((total, weight) => total + weight, 0);
};

describe('bootstrapIntervals', () => {
  it('is as wide as theory says for a mean', () => {
    const [interval] = bootstrapIntervals(values.length, new Random(1), (weights) => [weightedMean(weights)]);
    // Standard error of the mean: 0.287 / sqrt(100).
    expect(interval?.[0]).toBeCloseTo(0.45 - 1.96 * 0.0287, 1);
    expect(interval?.[1]).toBeCloseTo(0.45 + 1.96 * 0.0287, 1);
  });

  it('gives the same for the same seed', () => {
    const once = () => bootstrapIntervals(values.length, new Random(2), (weights) => [weightedMean(weights)]);
    expect(once()).toEqual(once());
  });

  it('draws as many people as there are', () => {
    bootstrapIntervals(7, new Random(3), (weights) => {
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(7);
      return [];
    });
  });

  it('says null of one person, and of what no resample has', () => {
    expect(bootstrapIntervals(1, new Random(4), () => [0.5])).toEqual([null]);
    expect(bootstrapIntervals(5, new Random(4), () => [Number.NaN, 1])).toEqual([null, [1, 1]]);
  });
});
