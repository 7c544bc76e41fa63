import { describe, expect, it } from 'vitest';
import { detCurve } from '#training/evaluation/rates/det-curve.ts';
import { errorCurve, rankComparisons } from '#training/evaluation/rates/error-curve.ts';
import { scoreHistogram } from '#training/evaluation/rates/histogram.ts';
import { normalDeviate } from '#training/evaluation/rates/normal-deviate.ts';
import { Random } from '#training/random/random.ts';

describe('detCurve', () => {
  it('keeps both ends, falls and rises, and has few points of many scores', () => {
    const random = new Random(7);
    const comparisons = Array.from({ length: 5000 }, (_, i) => ({
      score: random.normal(i % 2),
      genuine: i % 2 === 1,
      subject: 0,
      source: 0,
    }));
    const { far, frr } = detCurve(errorCurve(rankComparisons(comparisons)));

    expect([far[0], frr[0]]).toEqual([1, 0]);
    expect([far.at(-1), frr.at(-1)]).toEqual([0, 1]);
    expect(far).toEqual(far.toSorted((a, b) => b - a));
    expect(frr).toEqual(frr.toSorted((a, b) => a - b));
    expect(far.length).toBeLessThan(400);
    expect(far.length).toBeGreaterThan(50);
  });
});

describe('normalDeviate', () => {
  it.each([
    [0.5, 0],
    [0.025, -1.96],
    [0.84134, 1],
    [0.001, -3.09],
  ])('of %f is %f', (rate, deviate) => {
    expect(normalDeviate(rate)).toBeCloseTo(deviate, 2);
  });
});

describe('scoreHistogram', () => {
  it('puts every score in a bin, the largest in the last', () => {
    const { lowest, binWidth, genuine, forgery } = scoreHistogram([1, 2, 5], [-3, 5]);
    expect(lowest).toBe(-3);
    expect(lowest + binWidth * genuine.length).toBeCloseTo(5);
    expect(genuine.at(-1)).toBe(1);
    expect([genuine, forgery].map((bins) => bins.reduce((sum, count) => sum + count, 0))).toEqual([3, 2]);
  });

  it('holds scores that are all the same', () => {
    expect(scoreHistogram([2], [2]).genuine[0]).toBe(1);
  });
});
