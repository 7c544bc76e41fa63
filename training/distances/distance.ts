import type { tf } from '../tensorflow/tfjs.ts';

/**
 * How far apart embeddings are, or how alike. Miners and losses never compare values themselves: they ask
 * closeness.ts, which goes by `closer`.
 */
export interface Distance {
  /** Which of two values belongs to the closer pair of embeddings. */
  readonly closer: 'smaller' | 'larger';
  /** The largest difference between two values, for embeddings of length 1. */
  readonly range: number;
  /** Every embedding against every other: `[n, d]` gives `[n, n]`. Differentiable everywhere, equal embeddings too. */
  pairwise(embeddings: tf.Tensor2D): tf.Tensor2D;
  /** The Euclidean distance of two embeddings of length 1 that have this value. */
  toEuclidean(value: number): number;
}
