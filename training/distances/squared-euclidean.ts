import { tf } from '../tensorflow/tfjs.ts';
import type { Distance } from './distance.ts';

/**
 * Squared Euclidean distance, |a|² + |b|² - 2ab.
 *
 * Rounding can bring it a little below 0, so it is clamped there. There is no root whose derivative is infinite at 0:
 * equal embeddings have a gradient of 0, not NaN.
 */
export const squaredEuclidean: Distance = {
  closer: 'smaller',
  range: 4,
  pairwise: (embeddings) =>
    tf.tidy(() => {
      const norms = embeddings.square().sum(1, true);
      const products = tf.matMul(embeddings, embeddings, false, true);
      return norms.add(norms.transpose()).sub(products.mul(2)).relu() as tf.Tensor2D;
    }),
  toEuclidean: Math.sqrt,
};
