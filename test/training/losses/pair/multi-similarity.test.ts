import { describe } from 'vitest';
import { multiSimilarity } from '#training/losses/pair/multi-similarity.ts';
import { anchorsOf, mean, sum } from '../explicit-pairs.ts';
import { itIsTheLoss } from '../loss-case.ts';

const options = { alpha: 2, beta: 10, lambda: 0.3 };

describe('multiSimilarity', () => {
  itIsTheLoss({
    distance: 'cosine',
    compute: (batch) => multiSimilarity(batch, options),
    naive: (explicit) => {
      const { alpha, beta, lambda } = options;
      const over = (a: number, b: number) => explicit.d(a, b) - lambda;
      return mean(
        anchorsOf(explicit).map(({ anchor, positives, negatives }) => {
          const pull = sum(positives.map((p) => Math.exp(-alpha * over(anchor, p))));
          const push = sum(negatives.map((n) => Math.exp(beta * over(anchor, n))));
          return Math.log(1 + pull) / alpha + Math.log(1 + push) / beta;
        }),
      );
    },
  });
});
