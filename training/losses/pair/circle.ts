import { tf } from '../../tensorflow/tfjs.ts';
import { maskedLogSumExp, maskedMean } from '../masked.ts';
import type { MinedBatch } from '../mined-batch.ts';
import { pairsOf } from './pairs.ts';

export interface CircleOptions {
  /** How far from 1 positives and from 0 negatives may stay. */
  readonly margin: number;
  /** gamma of the paper. */
  readonly scale: number;
}

/**
 * Circle loss (Sun et al. 2020, equation 6), for the cosine similarity s:
 * log(1 + Σ exp(scale w_n (s(a,n) - margin)) Σ exp(-scale w_p (s(a,p) - 1 + margin))), averaged over the anchors, where
 * w_n = max(0, s(a,n) + margin) and w_p = max(0, 1 + margin - s(a,p)) weigh what is far from its goal. The weights
 * are constants to the gradient, as in the paper.
 */
export function circle({ distances, triplets }: MinedBatch, { margin, scale }: CircleOptions): tf.Scalar {
  const { positive, negative, anchors } = pairsOf(triplets, distances.shape[0]);
  const { positiveWeights, negativeWeights } = circleWeights(constant(distances), margin);
  const pull = positiveWeights.mul(distances.sub(1 - margin)).mul(-scale) as tf.Tensor2D;
  const push = negativeWeights.mul(distances.sub(margin)).mul(scale) as tf.Tensor2D;
  const both = maskedLogSumExp(push, negative).add(maskedLogSumExp(pull, positive));
  return maskedMean(tf.softplus(both), anchors);
}

function circleWeights(similarities: tf.Tensor2D, margin: number) {
  return {
    positiveWeights: tf.sub(1 + margin, similarities).relu(),
    negativeWeights: similarities.add(margin).relu(),
  };
}

/** The same values, unknown to the gradient: tfjs has no operation for that. */
function constant(tensor: tf.Tensor2D): tf.Tensor2D {
  return tf.tensor2d(tensor.dataSync<'float32'>(), tensor.shape);
}
