import { excess } from '../distances/closeness.ts';
import { type DistanceMatrix, distanceBetween } from '../miners/distance-matrix.ts';
import type { Triplets } from '../miners/triplets.ts';

/** What the embeddings of a batch are like. */
export interface EmbeddingMeasures {
  readonly triplets: number;
  /** Triplets whose negative is not farther than their positive by the loss's margin. */
  readonly activeTriplets: number;
  /** Mean d(a,p) and d(a,n) over the mined triplets, in the run's distance. */
  readonly positiveDistance: number;
  readonly negativeDistance: number;
  /** Mean squared Euclidean distance over all pairs of the batch: near 0 when all embeddings are alike. */
  readonly spread: number;
}

/** @param embeddings those whose distances the matrix holds, one after the other */
export function measureEmbeddings(
  embeddings: Float32Array,
  distances: DistanceMatrix,
  { anchors, positives, negatives }: Triplets,
  margin: number,
): EmbeddingMeasures {
  let [activeTriplets, positiveSum, negativeSum] = [0, 0, 0];
  for (const [t, anchor] of anchors.entries()) {
    const positive = distanceBetween(distances, anchor, positives[t] ?? 0);
    const negative = distanceBetween(distances, anchor, negatives[t] ?? 0);
    if (excess(distances.distance, positive, negative) + margin > 0) activeTriplets++;
    positiveSum += positive;
    negativeSum += negative;
  }
  const divisor = Math.max(1, anchors.length);
  return {
    triplets: anchors.length,
    activeTriplets,
    positiveDistance: positiveSum / divisor,
    negativeDistance: negativeSum / divisor,
    spread: spreadOf(embeddings, distances.size),
  };
}

/** Mean of |x - y|² over all pairs of `size` rows: 2 (size Σ|x|² - |Σx|²) / (size (size - 1)). */
function spreadOf(rows: Float32Array, size: number): number {
  const sum = new Float64Array(rows.length / size);
  let squares = 0;
  for (const [i, value] of rows.entries()) {
    sum[i % sum.length] = (sum[i % sum.length] ?? 0) + value;
    squares += value * value;
  }
  const ofSum = sum.reduce((total, value) => total + value * value, 0);
  return (2 * (size * squares - ofSum)) / (size * (size - 1));
}
