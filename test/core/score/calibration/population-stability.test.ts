import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { populationStability } from '#core/score/calibration/population-stability.ts';

const histogram = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 10, maxLength: 10 });

describe('populationStability', () => {
  it('is 0 for the same shares, whatever the number', () => {
    expect(populationStability([10, 20, 70], [100, 200, 700])).toBeCloseTo(0);
  });

  it('is the worked value of two known distributions', () => {
    // (0.5 - 0.4) ln(0.5 / 0.4) + (0.5 - 0.6) ln(0.5 / 0.6)
    expect(populationStability([40, 60], [50, 50])).toBeCloseTo(0.1 * Math.log(1.25) - 0.1 * Math.log(5 / 6));
  });

  it('is finite where a bin is empty, and large where all have moved', () => {
    expect(populationStability([1000, 0], [0, 1000])).toBeGreaterThan(1);
    expect(populationStability([1000, 0], [0, 1000])).toBeLessThan(Number.POSITIVE_INFINITY);
  });

  it('is never negative and the same in both directions', () => {
    fc.assert(
      fc.property(histogram, histogram, (one, other) => {
        const stability = populationStability(one, other);
        expect(stability).toBeGreaterThanOrEqual(-1e-12);
        expect(stability).toBeCloseTo(populationStability(other, one), 8);
      }),
    );
  });
});
