import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchAll } from '#training/miners/batch-all.ts';
import { labeledBatches, listed, validTriplets } from './labeled-batch.ts';

describe('batchAll', () => {
  it('gives every valid triplet once', () => {
    fc.assert(
      fc.property(labeledBatches, ({ labels, distances }) => {
        const expected = validTriplets(labels).map((triplet) => triplet.join('-'));
        expect(listed(batchAll(distances, labels))).toEqual(expected.sort());
      }),
      { seed: 1 },
    );
  });
});
