import type { tf } from '../tensorflow/tfjs.ts';
import type { MinedBatch } from './mined-batch.ts';

/** What training lowers. */
export interface Loss {
  /** The loss of a batch; called inside a tidy, under a gradient tape. */
  compute(batch: MinedBatch): tf.Scalar;
  /** By how much a negative is to be farther than its positive, 0 where the loss has no such margin. */
  readonly margin: number;
  /** The loss where all embeddings are equal; null where that depends on the batch. */
  readonly plateau: number | null;
  /** What the loss itself learns, to be optimized and kept with the network; most learn nothing. */
  readonly variables: readonly tf.Variable[];
}
