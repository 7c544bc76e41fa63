import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curveOf, LEAST_RATE } from '#console/models/det-curve.ts';

const rate = fc.double({ min: 0, max: 1, noNaN: true });

describe('curveOf', () => {
  it('rises in FAR, each once, and has nothing that a logarithmic plot cannot show', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(rate, rate)), (points) => {
        const { far, frr } = curveOf({ far: points.map(([f]) => f), frr: points.map(([, m]) => m) });

        expect(far).toEqual([...new Set(far)].sort((a, b) => a - b));
        expect(frr).toHaveLength(far.length);
        for (const value of [...far, ...frr]) expect(value).toBeGreaterThanOrEqual(LEAST_RATE);
      }),
    );
  });

  it('keeps the best of several with one FAR', () => {
    expect(curveOf({ far: [0.5, 0.1, 0.1], frr: [0.2, 0.9, 0.4] })).toEqual({
      far: [0.1, 0.5],
      frr: [0.4, 0.2],
    });
  });
});
