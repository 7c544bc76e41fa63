import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchAll } from '#training/miners/online/batch-all.ts';
import { Random } from '#training/random/random.ts';
import { labeledBatches, listed, validTriplets } from '../labeled-batch.ts';

describe('batchAll', () => {
  it('gives every valid triplet once', () => {
    fc.assert(
      fc.property(labeledBatches, ({ labels, distances }) => {
        const expected = validTriplets(labels).map((triplet) => triplet.join('-'));
        expect(listed(batchAll(distances, labels, new Random(1)))).toEqual(expected.sort());
      }),
      { seed: 1 },
    );
  });
});
