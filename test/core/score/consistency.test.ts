import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findOutliers } from '#core/score/consistency.ts';

/** Variances as wide as some degrees, so that a deviation of about 20 is where evidence turns. */
const CALIBRATION = {
  cohortWeight: 1000,
  sections: [{ name: 'network' as const, cohortVariance: [0.01, 0.01] }],
  fits: [{ references: 1, intercept: 6, weights: [{ deviation: -2, spread: 0 }] }],
};
const targets = (first: number) =>
  ([0.1, 0.01, 0.001] as const).map((far, i) => ({ far, logLikelihoodRatio: first + i }));
const MANIFEST = {
  calibration: CALIBRATION,
  thresholds: [{ references: 1, random: targets(0), skilled: targets(2) }],
};

/** A unit vector at an angle; its squared distance from the one at 0 is 2 - 2 cos. */
const at = (degrees: number) =>
  Float32Array.of(Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180));
const outliers = (references: number[], candidates: number[]) =>
  findOutliers({ references: references.map(at), candidates: candidates.map(at), manifest: MANIFEST });

describe('findOutliers', () => {
  it('finds none among signatures that are alike', () => {
    expect(outliers([0, 5], [3, 8, 12])).toEqual([]);
  });

  it('finds what does not look like the references', () => {
    expect(outliers([0, 5, 10], [4, 170, 7, 120])).toEqual([1, 3]);
  });

  it('does not doubt good ones for the company that they came in', () => {
    expect(outliers([], [0, 5, 180, 8])).toEqual([2]);
  });

  it('doubts the later of two that do not look alike', () => {
    expect(outliers([], [0, 180])).toEqual([1]);
  });

  it('has nothing to say about one alone', () => {
    expect(outliers([], [90])).toEqual([]);
    expect(outliers([0, 1], [])).toEqual([]);
  });

  it('goes by the threshold for as many as a candidate is compared with', () => {
    const lists = [1, 2, 3].map((references) => ({
      ...MANIFEST.thresholds[0],
      references,
      random: targets(9),
    }));
    const found = (loosest: number) =>
      findOutliers({
        references: [0, 5].map(at),
        candidates: [at(3)],
        manifest: {
          calibration: CALIBRATION,
          thresholds: lists.map((list) => ({
            ...list,
            random: targets(list.references === 2 ? loosest : 9),
            skilled: targets(9),
          })),
        },
      });
    expect(found(0)).toEqual([]);
    expect(found(100)).toEqual([0]);
  });

  it('does not compare a candidate with itself', () => {
    // Alone with a reference that is nothing like it; with itself beside that one it would fit well enough.
    expect(outliers([0], [60])).toEqual([0]);
  });

  it('leaves at least one candidate where there is no reference, and names each outlier once', () => {
    const angles = fc.array(fc.integer({ min: 0, max: 359 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(angles, (candidates) => {
        const found = outliers([], candidates);
        expect(found.length).toBeLessThan(candidates.length);
        expect(found).toEqual([...new Set(found)].sort((a, b) => a - b));
      }),
    );
  });
});
