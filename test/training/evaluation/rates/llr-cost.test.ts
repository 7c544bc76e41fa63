import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  logLikelihoodRatioCost,
  minimumLogLikelihoodRatioCost,
} from '#training/evaluation/rates/llr-cost.ts';

const llrs = fc.array(fc.integer({ min: -8, max: 8 }), { minLength: 1, maxLength: 30 });

describe('logLikelihoodRatioCost', () => {
  it('is 1 bit for saying nothing and near 0 for being right and sure', () => {
    expect(logLikelihoodRatioCost([0, 0], [0])).toBeCloseTo(1);
    expect(logLikelihoodRatioCost([30], [-30])).toBeCloseTo(0);
  });

  it('stays finite for being wrong and sure', () => {
    expect(logLikelihoodRatioCost([-1000], [1000])).toBeCloseTo(1000 / Math.LN2);
  });
});

describe('minimumLogLikelihoodRatioCost', () => {
  it('is at most the cost as given, and at most 1', () => {
    fc.assert(
      fc.property(llrs, llrs, (genuine, forgery) => {
        const minimum = minimumLogLikelihoodRatioCost(genuine, forgery);
        expect(minimum).toBeLessThanOrEqual(logLikelihoodRatioCost(genuine, forgery) + 1e-9);
        expect(minimum).toBeLessThanOrEqual(1 + 1e-9);
        expect(minimum).toBeGreaterThanOrEqual(-1e-9);
      }),
      { seed: 31 },
    );
  });

  it('depends on the order of the scores only', () => {
    fc.assert(
      fc.property(llrs, llrs, (genuine, forgery) => {
        const bent = (scores: readonly number[]) => scores.map((score) => score ** 3 + 5);
        expect(minimumLogLikelihoodRatioCost(bent(genuine), bent(forgery))).toBeCloseTo(
          minimumLogLikelihoodRatioCost(genuine, forgery),
        );
      }),
      { seed: 32 },
    );
  });

  it('is 0 where the kinds lie apart and 1 where they are mixed evenly', () => {
    expect(minimumLogLikelihoodRatioCost([3, 4], [1, 2])).toBeCloseTo(0);
    expect(minimumLogLikelihoodRatioCost([1, 2], [1, 2])).toBeCloseTo(1);
    expect(minimumLogLikelihoodRatioCost([1, 2], [3, 4])).toBeCloseTo(1);
  });
});
