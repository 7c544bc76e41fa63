import type { Distance } from '../distances/distance.ts';

/** Pairwise distances of a batch of `size` embeddings, row-major `size * size`. */
export interface DistanceMatrix {
  readonly size: number;
  readonly values: Float32Array;
  /** What the values are. */
  readonly distance: Distance;
  /** Length of an embedding. */
  readonly dimensions: number;
}

export function distanceBetween(distances: DistanceMatrix, a: number, b: number): number {
  return distances.values[a * distances.size + b] ?? Number.NaN;
}
