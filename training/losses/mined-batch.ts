import type { Distance } from '../distances/distance.ts';
import type { Triplets } from '../miners/triplets.ts';
import type { tf } from '../tensorflow/tfjs.ts';

/** What a loss is computed from. */
export interface MinedBatch {
  /** `[n, d]` */
  readonly embeddings: tf.Tensor2D;
  readonly distance: Distance;
  /** The embeddings' pairwise distances, `[n, n]`. */
  readonly distances: tf.Tensor2D;
  /** Class of each embedding. */
  readonly labels: Int32Array;
  /** At least one. */
  readonly triplets: Triplets;
}
