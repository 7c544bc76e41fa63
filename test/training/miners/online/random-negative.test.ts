import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { squaredEuclidean } from '#training/distances/squared-euclidean.ts';
import { randomNegative } from '#training/miners/online/random-negative.ts';
import { Random } from '#training/random/random.ts';
import { labeledBatches, listed, validTriplets } from '../labeled-batch.ts';

describe('randomNegative', () => {
  it('gives each pair one valid triplet, the same from the same random numbers', () => {
    fc.assert(
      fc.property(labeledBatches, fc.nat(), ({ labels, distances }, seed) => {
        const valid = validTriplets(labels);
        const triplets = randomNegative(distances, labels, new Random(seed));
        expect(triplets.anchors.length).toBe(new Set(valid.map(([a, p]) => `${a}-${p}`)).size);
        const texts = valid.map((triplet) => triplet.join('-'));
        for (const triplet of listed(triplets)) expect(texts).toContain(triplet);
        expect(randomNegative(distances, labels, new Random(seed))).toEqual(triplets);
      }),
      { seed: 6 },
    );
  });

  it('draws every negative alike', () => {
    const labels = Int32Array.of(0, 0, 1, 2);
    const distances = { size: 4, values: new Float32Array(16), dimensions: 8 };
    const random = new Random('even');
    const draws = 2000;
    let ofFirst = 0;
    for (let draw = 0; draw < draws; draw++) {
      const { negatives } = randomNegative({ ...distances, distance: squaredEuclidean }, labels, random);
      if (negatives[0] === 2) ofFirst++;
    }
    expect(ofFirst / draws).toBeCloseTo(0.5, 1);
  });
});
