import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likelihoodRatioOf, likelihoodRatioSchema } from '#core/score/calibration/likelihood-ratio.ts';

const finite = fc.double({ min: -1000, max: 1000, noNaN: true });

describe('likelihoodRatioOf', () => {
  it.each([
    [1, 0, 'neither', 'none'],
    [1.9, 0, 'neither', 'none'],
    [2.1, 0, 'subject', 'weak'],
    [1 / 2.1, 0, 'somebody-else', 'weak'],
    [99, 1, 'subject', 'moderate'],
    [101, 2, 'subject', 'moderately-strong'],
    [1 / 101, -2, 'somebody-else', 'moderately-strong'],
    [1001, 3, 'subject', 'strong'],
    [1e9, 3, 'subject', 'strong'],
  ] as const)('reads a ratio of %f as 10^%i for %s: %s', (ratio, log10, supports, support) => {
    expect(likelihoodRatioOf(Math.log(ratio))).toEqual({ log10, supports, support });
  });

  it('never falls as the evidence grows, and is the same for both sides', () => {
    fc.assert(
      fc.property(finite, finite, (a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        expect(likelihoodRatioOf(more).log10).toBeGreaterThanOrEqual(likelihoodRatioOf(less).log10);
        expect(likelihoodRatioOf(-a).support).toBe(likelihoodRatioOf(a).support);
      }),
      { seed: 21 },
    );
  });

  it('has few answers, so that small changes of a picture mostly show nothing', () => {
    fc.assert(
      fc.property(finite, (llr) => likelihoodRatioSchema.safeParse(likelihoodRatioOf(llr)).success),
      { seed: 22 },
    );
    const steps = Array.from({ length: 20_001 }, (_, i) =>
      JSON.stringify(likelihoodRatioOf((i - 10_000) / 500)),
    );
    expect(new Set(steps).size).toBe(9);
  });
});
