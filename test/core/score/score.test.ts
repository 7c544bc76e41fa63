import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Calibration } from '#core/score/calibration/calibration.ts';
import { type Thresholds, thresholdFor, thresholdsSchema } from '#core/score/calibration/thresholds.ts';
import { DEFAULT_POLICY, decide } from '#core/score/decision.ts';
import { gatherEvidence, logLikelihoodRatio, scoreOf } from '#core/score/evidence.ts';
import { verifySignature } from '#core/score/verify-signature.ts';

const fit = { intercept: 3, weights: [{ deviation: -2, spread: 0.5 }] };
const calibration: Calibration = {
  cohortWeight: 3,
  sections: [{ name: 'network', cohortVariance: [0.05, 0.05] }],
  fits: [{ references: 1, ...fit }],
};
const listing = (loosest: number) => [
  { far: 0.1 as const, logLikelihoodRatio: loosest },
  { far: 0.01 as const, logLikelihoodRatio: loosest + 1 },
  { far: 0.001 as const, logLikelihoodRatio: loosest + 2 },
];
const thresholds: Thresholds = { random: listing(-2), skilled: listing(1) };

/** A unit vector at an angle from the first axis. */
const at = (angle: number) => Float32Array.from([Math.cos(angle), Math.sin(angle)]);

describe('gatherEvidence', () => {
  it('reads each section by itself', () => {
    const [first] = calibration.sections;
    const two = { ...calibration, sections: [first, first].filter((section) => section !== undefined) };
    const both = (one: Float32Array, other: Float32Array) => Float32Array.of(...one, ...other);

    const [near, far] = gatherEvidence(both(at(0.1), at(1)), [both(at(0), at(0))], two);

    expect(near).toEqual(gatherEvidence(at(0.1), [at(0)], calibration)[0]);
    expect(far).toEqual(gatherEvidence(at(1), [at(0)], calibration)[0]);
  });

  it('stays finite for a copy of the only reference', () => {
    const evidence = gatherEvidence(at(0), [at(0)], calibration);
    expect(Number.isFinite(logLikelihoodRatio(evidence, fit))).toBe(true);
  });
});

describe('logLikelihoodRatio and scoreOf', () => {
  it('fall as the query deviates, and the score stays in 0..1 in steps of 0.01', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 100, noNaN: true }),
        fc.double({ min: 0.001, max: 100, noNaN: true }),
        (a, b) => {
          const [near, far] = a < b ? [a, b] : [b, a];
          const nearLlr = logLikelihoodRatio([{ deviation: near, spread: 1, reliability: 1 }], fit);
          const farLlr = logLikelihoodRatio([{ deviation: far, spread: 1, reliability: 1 }], fit);
          expect(nearLlr).toBeGreaterThanOrEqual(farLlr);
          const score = scoreOf(nearLlr);
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
          expect(Math.abs(score * 100 - Math.round(score * 100))).toBeLessThan(1e-9);
        },
      ),
      { seed: 3 },
    );
  });
});

describe('logLikelihoodRatio', () => {
  it('is a weighted sum of the logarithms of deviations and spreads, each section as far as it is reliable', () => {
    const weights = [
      { deviation: -2, spread: 0.5 },
      { deviation: -1, spread: 3 },
    ];
    const evidence = [
      { deviation: Math.E, spread: Math.E ** 2, reliability: 1 },
      { deviation: Math.E ** 4, spread: 1 / Math.E, reliability: 0.5 },
    ];
    // 3 + (-2 * 1 + 0.5 * 2) + 0.5 * (-1 * 4 + 3 * -1)
    expect(logLikelihoodRatio(evidence, { intercept: 3, weights })).toBeCloseTo(-1.5, 12);
  });
});

describe('decide', () => {
  it.each([
    [-1.01, 'reject'],
    [-1, 'review'],
    [0.99, 'review'],
    [1, 'accept'],
  ] as const)('at %f says %s by the default policy', (llr, decision) => {
    expect(decide(llr, thresholds, DEFAULT_POLICY)).toBe(decision);
  });

  it('never accepts what a random forgery would pass with', () => {
    const inverted: Thresholds = { random: listing(5), skilled: listing(1) };
    expect(decide(4, inverted, DEFAULT_POLICY)).toBe('reject');
  });
});

describe('thresholdsSchema', () => {
  const takes = (random: readonly object[]) =>
    thresholdsSchema.safeParse({ random, skilled: listing(0) }).success;

  it('refuses thresholds that fall as the target gets stricter, or another order', () => {
    const falling = listing(0).map((row, i) => ({ ...row, logLikelihoodRatio: -i }));
    expect(thresholdsSchema.safeParse({ random: falling, skilled: listing(0) }).success).toBe(false);
    expect(thresholdsSchema.safeParse({ random: listing(0).reverse(), skilled: listing(0) }).success).toBe(
      false,
    );
    expect(thresholdsSchema.safeParse(thresholds).success).toBe(true);
  });

  it('wants every target, each in its place', () => {
    const [loosest = { far: 0.1, logLikelihoodRatio: 0 }, middle = loosest, strictest = loosest] = listing(0);
    expect(takes([])).toBe(false);
    expect(takes([loosest, middle])).toBe(false);
    expect(takes([loosest, middle, strictest, strictest])).toBe(false);
    expect(takes([loosest, loosest, strictest])).toBe(false);
  });

  it('lets two targets have one threshold', () => {
    expect(takes(listing(0).map((row) => ({ ...row, logLikelihoodRatio: 1 })))).toBe(true);
  });
});

describe('thresholdFor', () => {
  it('lets nothing pass where a target is not listed', () => {
    const [loosest] = listing(0);
    const short = { random: loosest === undefined ? [] : [loosest], skilled: [] };
    expect(thresholdFor(short, 'random', 0.1)).toBe(0);
    expect(thresholdFor(short, 'random', 0.01)).toBe(Number.POSITIVE_INFINITY);
    expect(thresholdFor(short, 'skilled', 0.1)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('verifySignature', () => {
  it('accepts a query at its references and rejects one far away', () => {
    const references = [at(0), at(0.1), at(-0.1)];
    const manifest = { calibration, thresholds: [{ references: 1, ...thresholds }] };
    const genuine = verifySignature({ query: at(0.05), references, manifest, policy: DEFAULT_POLICY });
    const stranger = verifySignature({ query: at(3), references, manifest, policy: DEFAULT_POLICY });

    expect(genuine.decision).toBe('accept');
    expect(stranger.decision).toBe('reject');
    expect(genuine.references).toHaveLength(3);
    expect(genuine.score).toBeGreaterThan(stranger.score);
  });

  it('judges by the weights and thresholds for as many references', () => {
    const lists = [
      { references: 1, ...thresholds },
      { references: 3, random: listing(90), skilled: listing(95) },
    ];
    const fits = [
      { references: 1, ...fit },
      { references: 3, ...fit, intercept: 100 },
    ];
    const verify = (count: number) =>
      verifySignature({
        query: at(0),
        references: Array.from({ length: count }, () => at(0.1)),
        manifest: { calibration: { ...calibration, fits }, thresholds: lists },
        policy: DEFAULT_POLICY,
      });

    expect(verify(2).thresholds).toEqual(thresholds);
    expect(verify(4).thresholds.random).toEqual(listing(90));
    expect(verify(4).score).toBe(1);
    expect(verify(4).references[0]).toBe(verify(1).score);
  });

  it('throws RangeError without a reference', () => {
    const manifest = { calibration, thresholds: [{ references: 1, ...thresholds }] };
    const nothing = { query: at(0), references: [], manifest, policy: DEFAULT_POLICY };
    expect(() => verifySignature(nothing)).toThrow(RangeError);
  });

  it('does not depend on the order of the references', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 1, maxLength: 10 }),
        (angles) => {
          const manifest = { calibration, thresholds: [{ references: 1, ...thresholds }] };
          const forward = verifySignature({
            query: at(0),
            references: angles.map(at),
            manifest,
            policy: DEFAULT_POLICY,
          });
          const backward = verifySignature({
            query: at(0),
            references: angles.toReversed().map(at),
            manifest,
            policy: DEFAULT_POLICY,
          });
          expect(backward.score).toBe(forward.score);
          expect(backward.references).toEqual(forward.references.toReversed());
        },
      ),
      { seed: 11 },
    );
  });
});
