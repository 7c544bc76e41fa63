import { describe } from 'vitest';
import { distanceNames } from '#training/distances/by-name.ts';
import { softMargin } from '#training/losses/triplet/soft-margin.ts';
import { mean } from '../explicit-pairs.ts';
import { itIsTheLoss } from '../loss-case.ts';

describe.each(distanceNames)('softMargin with the distance %s', (distance) => {
  const sign = distance === 'cosine' ? -1 : 1;
  itIsTheLoss({
    distance,
    compute: softMargin,
    naive: ({ d, triplets }) =>
      mean(triplets.map(([a, p, n]) => Math.log(1 + Math.exp(sign * (d(a, p) - d(a, n)))))),
  });
});
