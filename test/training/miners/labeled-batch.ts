import fc from 'fast-check';
import { cosine } from '#training/distances/cosine.ts';
import { squaredEuclidean } from '#training/distances/squared-euclidean.ts';
import { type DistanceMatrix, distanceBetween } from '#training/miners/distance-matrix.ts';
import type { Triplets } from '#training/miners/triplets.ts';

/** Small batches with repeated labels and repeated distances, so that ties occur; closer is smaller or larger. */
export const labeledBatches = fc.integer({ min: 1, max: 7 }).chain((size) =>
  fc.record({
    labels: fc
      .array(fc.integer({ min: 0, max: 3 }), { minLength: size, maxLength: size })
      .map((l) => Int32Array.from(l)),
    distances: fc
      .record({
        values: fc.array(fc.integer({ min: 0, max: 8 }), { minLength: size * size, maxLength: size * size }),
        distance: fc.constantFrom(squaredEuclidean, cosine),
      })
      .map(
        ({ values, distance }): DistanceMatrix => ({
          size,
          values: symmetric(size, values),
          distance,
          dimensions: 8,
        }),
      ),
  }),
);

/** A number that is larger the farther two members are apart, whichever way the batch's distance goes. */
export function remoteness(distances: DistanceMatrix, a: number, b: number): number {
  const value = distanceBetween(distances, a, b);
  return distances.distance.closer === 'smaller' ? value : -value;
}

/** Triplets as texts `anchor-positive-negative`, sorted. */
export function listed({ anchors, positives, negatives }: Triplets): string[] {
  return [...anchors].map((anchor, t) => `${anchor}-${positives[t]}-${negatives[t]}`).sort();
}

/** Every valid triplet of a batch, from the definition. */
export function validTriplets(labels: Int32Array): [number, number, number][] {
  const members = [...labels.keys()];
  return members.flatMap((a) =>
    members.flatMap((p) =>
      members
        .filter((n) => a !== p && labels[a] === labels[p] && labels[a] !== labels[n])
        .map((n): [number, number, number] => [a, p, n]),
    ),
  );
}

function symmetric(size: number, values: readonly number[]): Float32Array {
  const matrix = new Float32Array(size * size);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < a; b++) {
      // Eighths in 0..1 are possible values of every distance.
      matrix[a * size + b] = (values[a * size + b] ?? 0) / 8;
      matrix[b * size + a] = (values[a * size + b] ?? 0) / 8;
    }
  }
  return matrix;
}
