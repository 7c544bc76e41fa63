import { describe } from 'vitest';
import { circle } from '#training/losses/pair/circle.ts';
import { anchorsOf, mean, sum } from '../explicit-pairs.ts';
import { type Explicit, itIsTheLoss } from '../loss-case.ts';

const options = { margin: 0.25, scale: 5 };

/** The loss with the weights of another point: there the gradient takes them as constants. */
function naive(explicit: Explicit, at: Explicit): number {
  const { margin, scale } = options;
  const pull = (a: number, p: number) =>
    Math.exp(-scale * Math.max(0, 1 + margin - at.d(a, p)) * (explicit.d(a, p) - (1 - margin)));
  const push = (a: number, n: number) =>
    Math.exp(scale * Math.max(0, at.d(a, n) + margin) * (explicit.d(a, n) - margin));
  return mean(
    anchorsOf(explicit).map(({ anchor, positives, negatives }) => {
      const pulls = sum(positives.map((p) => pull(anchor, p)));
      return Math.log(1 + sum(negatives.map((n) => push(anchor, n))) * pulls);
    }),
  );
}

describe('circle', () => {
  itIsTheLoss({
    distance: 'cosine',
    compute: (batch) => circle(batch, options),
    naive: (explicit) => naive(explicit, explicit),
    naiveForGradient: naive,
  });
});
