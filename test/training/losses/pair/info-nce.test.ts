import { describe } from 'vitest';
import { infoNce } from '#training/losses/pair/info-nce.ts';
import { anchorsOf, mean, sum } from '../explicit-pairs.ts';
import { itIsTheLoss } from '../loss-case.ts';

describe.each([0.2, 1])('infoNce at temperature %d', (temperature) => {
  itIsTheLoss({
    distance: 'cosine',
    compute: (batch) => infoNce(batch, temperature),
    naive: (explicit) => {
      const e = (a: number, b: number) => Math.exp(explicit.d(a, b) / temperature);
      return mean(
        anchorsOf(explicit).flatMap(({ anchor, positives, negatives }) =>
          positives.map(
            (p) => -Math.log(e(anchor, p) / (e(anchor, p) + sum(negatives.map((n) => e(anchor, n))))),
          ),
        ),
      );
    },
  });
});
