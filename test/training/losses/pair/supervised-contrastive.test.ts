import { describe } from 'vitest';
import { supervisedContrastive } from '#training/losses/pair/supervised-contrastive.ts';
import { anchorsOf, mean, sum } from '../explicit-pairs.ts';
import { itIsTheLoss } from '../loss-case.ts';

const TEMPERATURE = 0.2;

describe('supervisedContrastive', () => {
  itIsTheLoss({
    distance: 'cosine',
    compute: (batch) => supervisedContrastive(batch, TEMPERATURE),
    naive: (explicit) => {
      const e = (a: number, b: number) => Math.exp(explicit.d(a, b) / TEMPERATURE);
      return mean(
        anchorsOf(explicit).map(({ anchor, positives, negatives }) => {
          const all = sum([...positives, ...negatives].map((other) => e(anchor, other)));
          return mean(positives.map((p) => -Math.log(e(anchor, p) / all)));
        }),
      );
    },
  });
});
