import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Calibration, calibrationSchema } from '#core/score/calibration/calibration.ts';
import { entryEvidenceAgainst } from '#core/score/entry-evidence.ts';
import { weighEvidence } from '#core/score/weigh-evidence.ts';

const scale = {
  cohortWeight: 3,
  sections: [
    { name: 'network' as const, cohortVariance: [0.01, 0.04] },
    { name: 'binary-patterns' as const, cohortVariance: [0.09] },
  ],
};
const weights = [
  { deviation: -1, spread: 0 },
  { deviation: -0.5, spread: 0.2 },
];
const plain: Calibration = { ...scale, fits: [{ references: 1, intercept: 2, weights }] };
const weighing = (entries: number[]): Calibration => ({
  ...scale,
  fits: [{ references: 1, intercept: 2, weights, entries }],
});
const reference = Float32Array.of(0.6, 0.8, 1);

describe('entryEvidenceAgainst', () => {
  it('measures each entry by its variance, doubled for the mean being one signature', () => {
    const evidence = entryEvidenceAgainst([reference], scale)(Float32Array.of(0.8, 0.8, 0.7));
    const squares = [0.2 ** 2 / 0.02, 0, 0.3 ** 2 / 0.18];
    for (const [i, square] of squares.entries()) expect(evidence[i]).toBeCloseTo(Math.log(square + 0.05), 5);
  });
});

describe('weighEvidence of a model that weighs entries', () => {
  it('adds the entries to the sections', () => {
    const query = Float32Array.of(0.8, 0.8, 0.7);
    const evidence = entryEvidenceAgainst([reference], scale)(query);
    const entries = [-0.3, 0.1, -0.2];
    const added = entries.reduce((sum, weight, i) => sum + weight * (evidence[i] ?? 0), 0);
    const expected = weighEvidence(query, [reference], plain) + added;
    expect(weighEvidence(query, [reference], weighing(entries))).toBeCloseTo(expected, 10);
  });

  it('is the model without entries where all weigh nothing', () => {
    const value = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(value, value, value), fc.tuple(value, value, value), (one, other) => {
        const [query, enrolled] = [Float32Array.from(one), Float32Array.from(other)];
        expect(weighEvidence(query, [enrolled], weighing([0, 0, 0]))).toBeCloseTo(
          weighEvidence(query, [enrolled], plain),
          10,
        );
      }),
      { seed: 5 },
    );
  });

  it('is refused in a manifest unless every entry has a weight', () => {
    expect(calibrationSchema.safeParse(weighing([0, 0, 0])).success).toBe(true);
    expect(calibrationSchema.safeParse(weighing([0, 0])).success).toBe(false);
  });
});
