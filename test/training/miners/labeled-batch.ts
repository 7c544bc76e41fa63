import fc from 'fast-check';
import type { DistanceMatrix } from '#training/miners/distance-matrix.ts';

import type { Triplets } from '#training/miners/triplets.ts';

/** Small batches with repeated labels and repeated distances, so that ties occur. */
export const labeledBatches = fc.integer({ min: 1, max: 7 }).chain((size) =>
  fc.record({
    labels: fc
      .array(fc.integer({ min: 0, max: 3 }), { minLength: size, maxLength: size })
      .map((l) => Int32Array.from(l)),
    distances: fc
      .array(fc.integer({ min: 0, max: 8 }), { minLength: size * size, maxLength: size * size })
      .map((values): DistanceMatrix => symmetric(size, values)),
  }),
);

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

function symmetric(size: number, values: readonly number[]): DistanceMatrix {
  const matrix = new Float32Array(size * size);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < a; b++) {
      matrix[a * size + b] = values[a * size + b] ?? 0;
      matrix[b * size + a] = values[a * size + b] ?? 0;
    }
  }
  return { size, values: matrix };
}
