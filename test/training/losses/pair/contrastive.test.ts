import { describe } from 'vitest';
import { contrastive } from '#training/losses/pair/contrastive.ts';
import { anchorsOf, mean } from '../explicit-pairs.ts';
import { itIsTheLoss } from '../loss-case.ts';

const MARGIN = 1.2;

describe('contrastive', () => {
  itIsTheLoss({
    distance: 'euclidean',
    compute: (batch) => contrastive(batch, MARGIN),
    naive: (explicit) => {
      const { d } = explicit;
      const anchors = anchorsOf(explicit);
      const pulls = anchors.flatMap(({ anchor, positives }) => positives.map((p) => d(anchor, p) ** 2));
      const pushes = anchors.flatMap(({ anchor, negatives }) =>
        negatives.map((n) => Math.max(0, MARGIN - d(anchor, n)) ** 2),
      );
      return mean(pulls) + mean(pushes.filter((push) => push > 0));
    },
  });
});
