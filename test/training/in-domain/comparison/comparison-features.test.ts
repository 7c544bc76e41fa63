import { describe, expect, it } from 'vitest';
import { featureCount, featuresAgainst } from '#training/in-domain/comparison/comparison-features.ts';

const scale = {
  cohortWeight: 3,
  sections: [
    { name: 'network' as const, cohortVariance: [0.01, 0.04] },
    { name: 'binary-patterns' as const, cohortVariance: [0.09] },
  ],
};
const reference = Float32Array.of(0.6, 0.8, 1);

describe('featuresAgainst', () => {
  it('gives deviation and spread of each section, then entries in units of their variance', () => {
    const query = Float32Array.of(0.8, 0.8, 0.7);
    const features = featuresAgainst([reference], scale, { query: false })(query);
    // One reference: the cohort's variance alone, doubled for the mean being one signature.
    const squares = [0.2 ** 2 / 0.02, 0, 0.3 ** 2 / 0.18];
    const [first = 0, second = 0, third = 0] = squares;
    const expected = [
      ...[Math.log((first + second) / 2), 0],
      ...[Math.log(third), 0],
      ...squares.map((square) => Math.log(square + 0.05)),
    ];
    expect(features).toHaveLength(featureCount(scale, { query: false }));
    for (const [i, value] of expected.entries()) expect(features[i]).toBeCloseTo(value, 4);
  });

  it('ends with the query itself where that is wanted', () => {
    const query = Float32Array.of(0.6, 0.8, -1);
    const features = featuresAgainst([reference], scale, { query: true })(query);
    expect(features).toHaveLength(featureCount(scale, { query: true }));
    expect(features.slice(-3)).toEqual(query);
  });

  it('knows nothing but the difference where the query is not wanted', () => {
    const moved = (by: number) => reference.map((value) => value + by);
    const near = featuresAgainst([reference], scale, { query: false })(moved(0.1));
    const far = featuresAgainst([moved(3)], scale, { query: false })(moved(3.1));
    for (const [i, value] of near.entries()) expect(far[i]).toBeCloseTo(value, 4);
  });
});
