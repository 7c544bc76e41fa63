import { describe, expect, it } from 'vitest';
import { distanceNames } from '#training/distances/by-name.ts';
import { tripletMargin } from '#training/losses/triplet/triplet-margin.ts';
import { mean } from '../explicit-pairs.ts';
import { everyTriplet, itIsTheLoss, labels, lossOf } from '../loss-case.ts';

const MARGIN = 0.4;

describe.each(distanceNames)('tripletMargin with the distance %s', (distance) => {
  const sign = distance === 'cosine' ? -1 : 1;
  itIsTheLoss({
    distance,
    compute: (batch) => tripletMargin(batch, MARGIN),
    naive: ({ d, triplets }) => {
      const hinges = triplets.map(([a, p, n]) => Math.max(0, sign * (d(a, p) - d(a, n)) + MARGIN));
      return mean(hinges.filter((hinge) => hinge > 0));
    },
  });

  it('is 0 when every negative is farther than its positive by the margin', () => {
    const apart = [...labels].map((label) => [
      label === 0 ? 1 : 0,
      label === 1 ? 1 : 0,
      label === 2 ? 1 : 0,
      label === 3 ? 1 : 0,
    ]);
    expect(lossOf((batch) => tripletMargin(batch, MARGIN), apart, everyTriplet(), distance)).toBe(0);
  });

  it('is the margin when all embeddings are equal', () => {
    const alike = [...labels].map(() => [0.5, 0.5, 0.5, 0.5]);
    expect(lossOf((batch) => tripletMargin(batch, MARGIN), alike, everyTriplet(), distance)).toBeCloseTo(
      MARGIN,
      5,
    );
  });
});
