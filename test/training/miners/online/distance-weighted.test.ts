import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cosine } from '#training/distances/cosine.ts';
import { euclidean } from '#training/distances/euclidean.ts';
import { distanceWeighted } from '#training/miners/online/distance-weighted.ts';
import { Random } from '#training/random/random.ts';
import { labeledBatches, listed, validTriplets } from '../labeled-batch.ts';

const DIMENSIONS = 6;

/** How often each negative is drawn for an anchor and its positive, by the negatives' Euclidean distances. */
function shares(toNegatives: readonly number[], distance = euclidean): number[] {
  const size = toNegatives.length + 2;
  const labels = Int32Array.from({ length: size }, (_, i) => Math.max(0, i - 1));
  const values = new Float32Array(size * size);
  for (const [i, d] of toNegatives.entries()) values[i + 2] = distance === cosine ? 1 - d ** 2 / 2 : d;
  const random = new Random('weighted');
  const counts = toNegatives.map(() => 0);
  const draws = 4000;
  for (let draw = 0; draw < draws; draw++) {
    const { negatives } = distanceWeighted(
      { size, values, distance, dimensions: DIMENSIONS },
      labels,
      random,
    );
    const drawn = (negatives[0] ?? 0) - 2;
    counts[drawn] = (counts[drawn] ?? 0) + 1;
  }
  return counts.map((count) => count / draws);
}

/** 1 / q(d), as Wu et al. write it. */
const weight = (d: number) => 1 / (d ** (DIMENSIONS - 2) * (1 - d ** 2 / 4) ** ((DIMENSIONS - 3) / 2));

describe('distanceWeighted', () => {
  it('gives each pair one valid triplet', () => {
    fc.assert(
      fc.property(labeledBatches, fc.nat(), ({ labels, distances }, seed) => {
        const valid = validTriplets(labels);
        const triplets = distanceWeighted(distances, labels, new Random(seed));
        expect(triplets.anchors.length).toBe(new Set(valid.map(([a, p]) => `${a}-${p}`)).size);
        const texts = valid.map((triplet) => triplet.join('-'));
        for (const triplet of listed(triplets)) expect(texts).toContain(triplet);
      }),
      { seed: 7 },
    );
  });

  it.each([euclidean, cosine])(
    'draws negatives in inverse proportion to how common their distance is (%#)',
    (distance) => {
      const distances = [0.6, 0.8, 1.1];
      const total = distances.reduce((sum, d) => sum + weight(d), 0);
      for (const [i, share] of shares(distances, distance).entries()) {
        expect(share).toBeCloseTo(weight(distances[i] ?? 0) / total, 1);
      }
    },
  );

  it('counts very near negatives alike and leaves out those that teach nothing', () => {
    const [first = 0, second = 0, beyond = 0] = shares([0.1, 0.4, 1.45]);
    expect(first).toBeCloseTo(0.5, 1);
    expect(second).toBeCloseTo(0.5, 1);
    expect(beyond).toBe(0);
  });

  it('draws evenly where all negatives are far', () => {
    const [first = 0, second = 0] = shares([1.5, 1.9]);
    expect(first).toBeCloseTo(0.5, 1);
    expect(second).toBeCloseTo(0.5, 1);
  });
});
