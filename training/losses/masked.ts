import { tf } from '../tensorflow/tfjs.ts';

/** Far below every logit, and its exponential is 0. */
const NOTHING = -1e9;

/** log Σ exp(x) over the elements of each row that a mask of 1 and 0 lets through: `[n, m]` gives `[n, 1]`. */
export function maskedLogSumExp(logits: tf.Tensor2D, mask: tf.Tensor2D): tf.Tensor2D {
  const kept = logits.mul(mask).add(tf.sub(1, mask).mul(NOTHING));
  return tf.logSumExp(kept, 1, true) as tf.Tensor2D;
}

/** log(1 + Σ exp(x)) over the elements of each row that the mask lets through; 0 where there are none. */
export function maskedLogOnePlusSumExp(logits: tf.Tensor2D, mask: tf.Tensor2D): tf.Tensor2D {
  return tf.softplus(maskedLogSumExp(logits, mask));
}

/** Mean of the elements that the mask lets through; 0 where there are none. */
export function maskedMean(values: tf.Tensor, mask: tf.Tensor): tf.Scalar {
  return values.mul(mask).sum().div(mask.sum().maximum(1));
}
