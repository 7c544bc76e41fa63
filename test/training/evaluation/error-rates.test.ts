import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  equalErrorRate,
  falseAcceptanceRate,
  falseRejectionRate,
  thresholdAtFar,
} from '#training/evaluation/error-rates.ts';

const scores = fc.array(
  fc.integer({ min: -500, max: 500 }).map((hundredths) => hundredths / 100),
  { minLength: 1, maxLength: 40 },
);

describe('equalErrorRate', () => {
  it('is 0 for separable scores, 1 for inverted ones and about a half for equal ones', () => {
    expect(equalErrorRate({ genuine: [3, 4], forgery: [1, 2] })).toBe(0);
    expect(equalErrorRate({ genuine: [1, 2], forgery: [3, 4] })).toBe(1);
    expect(equalErrorRate({ genuine: [1, 1], forgery: [1, 1] })).toBeCloseTo(0.5);
  });

  it('is the rate where one of four crosses on each side', () => {
    expect(equalErrorRate({ genuine: [1.5, 3, 4, 5], forgery: [0, 0.5, 1, 2] })).toBeCloseTo(0.25);
  });

  it('lies within what every threshold allows', () => {
    fc.assert(
      fc.property(scores, scores, (genuine, forgery) => {
        const eer = equalErrorRate({ genuine, forgery });
        for (const threshold of [...genuine, ...forgery]) {
          const far = falseAcceptanceRate(forgery, threshold);
          const frr = falseRejectionRate(genuine, threshold);
          expect(eer).toBeLessThanOrEqual(Math.max(far, frr) + 1e-9);
          expect(eer).toBeGreaterThanOrEqual(Math.min(far, frr) - 1e-9);
        }
      }),
      { seed: 5 },
    );
  });

  it('is NaN when one side is empty', () => {
    expect(equalErrorRate({ genuine: [], forgery: [1] })).toBeNaN();
  });
});

describe('thresholdAtFar', () => {
  it('keeps false acceptances at or under the target, and no lower threshold among the scores does', () => {
    fc.assert(
      fc.property(scores, fc.constantFrom(0.1, 0.01, 0.001), (forgery, target) => {
        const threshold = thresholdAtFar(forgery, target);
        expect(falseAcceptanceRate(forgery, threshold)).toBeLessThanOrEqual(target);
        for (const lower of forgery.filter((score) => score < threshold)) {
          expect(falseAcceptanceRate(forgery, lower)).toBeGreaterThan(target);
        }
      }),
      { seed: 9 },
    );
  });
});
