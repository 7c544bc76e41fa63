import { tf } from '../tensorflow/tfjs.ts';

/**
 * Squared Euclidean distance of every embedding to every other: `[n, d]` gives `[n, n]`.
 *
 * Computed as |a|² + |b|² - 2ab, which rounding can bring a little below 0, so it is clamped there. There is no root
 * whose derivative is infinite at 0: equal embeddings have a gradient of 0, not NaN.
 */
export function squaredEuclidean(embeddings: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => {
    const norms = embeddings.square().sum(1, true);
    const products = tf.matMul(embeddings, embeddings, false, true);
    return norms.add(norms.transpose()).sub(products.mul(2)).relu() as tf.Tensor2D;
  });
}
