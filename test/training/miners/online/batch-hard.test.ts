import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchHard } from '#training/miners/online/batch-hard.ts';
import { Random } from '#training/random/random.ts';
import { labeledBatches, remoteness, validTriplets } from '../labeled-batch.ts';

describe('batchHard', () => {
  it('gives one triplet for each anchor that has any, none harder than it', () => {
    fc.assert(
      fc.property(labeledBatches, ({ labels, distances }) => {
        const all = validTriplets(labels);
        const { anchors, positives, negatives } = batchHard(distances, labels, new Random(1));
        expect([...anchors]).toEqual([...new Set(all.map(([anchor]) => anchor))]);
        for (const [t, anchor] of anchors.entries()) {
          const own = all.filter(([a]) => a === anchor);
          expect(own).toContainEqual([anchor, positives[t], negatives[t]]);
          const farthest = Math.max(...own.map(([a, p]) => remoteness(distances, a, p)));
          const nearest = Math.min(...own.map(([a, , n]) => remoteness(distances, a, n)));
          expect(remoteness(distances, anchor, positives[t] ?? -1)).toBe(farthest);
          expect(remoteness(distances, anchor, negatives[t] ?? -1)).toBe(nearest);
        }
      }),
      { seed: 2 },
    );
  });
});
