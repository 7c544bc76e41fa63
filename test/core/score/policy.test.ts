import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appliedThresholds } from '#core/score/calibration/applied-thresholds.ts';
import { FAR_TARGETS, type Thresholds } from '#core/score/calibration/thresholds.ts';
import { decide, resolvePolicy } from '#core/score/decision.ts';
import { scoreOf } from '#core/score/evidence.ts';

const far = fc.constantFrom(...FAR_TARGETS);
const policy = fc.record({ skilledFar: far, randomFar: far });
const part = fc.record({ skilledFar: far, randomFar: far }, { requiredKeys: [] });

/** Thresholds of any model: rising as the target gets stricter. */
const list = fc
  .tuple(fc.double({ min: -5, max: 5, noNaN: true }), fc.double({ min: 0, max: 3, noNaN: true }))
  .map(([loosest, step]) =>
    FAR_TARGETS.map((target, i) => ({ far: target, logLikelihoodRatio: loosest + i * step })),
  );
const thresholds: fc.Arbitrary<Thresholds> = fc.record({ random: list, skilled: list });

describe('resolvePolicy', () => {
  it('takes each target from the first who sets it', () => {
    fc.assert(
      fc.property(part, part, policy, (call, subject, otherwise) => {
        const { skilledFar, randomFar } = resolvePolicy([call, subject], otherwise);
        expect(skilledFar).toBe(call.skilledFar ?? subject.skilledFar ?? otherwise.skilledFar);
        expect(randomFar).toBe(call.randomFar ?? subject.randomFar ?? otherwise.randomFar);
      }),
      { seed: 31 },
    );
  });
});

describe('appliedThresholds', () => {
  it('are the scores at which decisions change', () => {
    fc.assert(
      fc.property(thresholds, policy, fc.double({ min: -8, max: 12, noNaN: true }), (of, by, llr) => {
        const { accept, review } = appliedThresholds(of, by);
        const decision = decide(llr, of, by);
        expect(accept).toBeGreaterThanOrEqual(review);
        if (scoreOf(llr) > accept) expect(decision).toBe('accept');
        if (scoreOf(llr) < review) expect(decision).toBe('reject');
        if (scoreOf(llr) > review && scoreOf(llr) < accept) expect(decision).toBe('review');
      }),
      { seed: 32 },
    );
  });
});
