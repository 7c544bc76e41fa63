import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { easyPositive } from '#training/miners/online/easy-positive.ts';
import { Random } from '#training/random/random.ts';
import { labeledBatches, remoteness, validTriplets } from '../labeled-batch.ts';

describe('easyPositive', () => {
  it('gives each anchor that has a triplet its nearest positive and its nearest negative', () => {
    fc.assert(
      fc.property(labeledBatches, ({ labels, distances }) => {
        const all = validTriplets(labels);
        const { anchors, positives, negatives } = easyPositive(distances, labels, new Random(1));
        expect([...anchors]).toEqual([...new Set(all.map(([anchor]) => anchor))]);
        for (const [t, anchor] of anchors.entries()) {
          const own = all.filter(([a]) => a === anchor);
          expect(own).toContainEqual([anchor, positives[t], negatives[t]]);
          const nearestPositive = Math.min(...own.map(([a, p]) => remoteness(distances, a, p)));
          const nearestNegative = Math.min(...own.map(([a, , n]) => remoteness(distances, a, n)));
          expect(remoteness(distances, anchor, positives[t] ?? -1)).toBe(nearestPositive);
          expect(remoteness(distances, anchor, negatives[t] ?? -1)).toBe(nearestNegative);
        }
      }),
      { seed: 5 },
    );
  });
});
