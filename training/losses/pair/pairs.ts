import type { Triplets } from '../../miners/triplets.ts';
import { tf } from '../../tensorflow/tfjs.ts';

/** The pairs that triplets consist of, as matrices of 1 and 0; the row is the anchor. */
export interface PairMasks {
  readonly positive: tf.Tensor2D;
  readonly negative: tf.Tensor2D;
  /** 1 for each anchor, `[n, 1]`. */
  readonly anchors: tf.Tensor2D;
}

/** Each pair counts once, in however many triplets it stands. */
export function pairsOf({ anchors, positives, negatives }: Triplets, size: number): PairMasks {
  const positive = new Float32Array(size * size);
  const negative = new Float32Array(size * size);
  const isAnchor = new Float32Array(size);
  for (const [t, anchor] of anchors.entries()) {
    positive[anchor * size + (positives[t] ?? 0)] = 1;
    negative[anchor * size + (negatives[t] ?? 0)] = 1;
    isAnchor[anchor] = 1;
  }
  return {
    positive: tf.tensor2d(positive, [size, size]),
    negative: tf.tensor2d(negative, [size, size]),
    anchors: tf.tensor2d(isAnchor, [size, 1]),
  };
}
