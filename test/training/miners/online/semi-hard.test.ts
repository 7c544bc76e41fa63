import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { semiHard } from '#training/miners/online/semi-hard.ts';
import { Random } from '#training/random/random.ts';
import { labeledBatches, remoteness, validTriplets } from '../labeled-batch.ts';

describe('semiHard', () => {
  it('gives each pair its nearest negative beyond the positive, else its farthest negative', () => {
    fc.assert(
      fc.property(labeledBatches, ({ labels, distances }) => {
        const all = validTriplets(labels);
        const { anchors, positives, negatives } = semiHard(distances, labels, new Random(1));
        expect(anchors.length).toBe(new Set(all.map(([a, p]) => `${a}-${p}`)).size);
        for (const [t, anchor] of anchors.entries()) {
          const positive = positives[t] ?? -1;
          const toNegatives = all
            .filter(([a, p]) => a === anchor && p === positive)
            .map(([a, , n]) => remoteness(distances, a, n));
          const beyond = toNegatives.filter((d) => d > remoteness(distances, anchor, positive));
          const expected = beyond.length > 0 ? Math.min(...beyond) : Math.max(...toNegatives);
          expect(remoteness(distances, anchor, negatives[t] ?? -1)).toBe(expected);
        }
      }),
      { seed: 3 },
    );
  });
});
