import { tf } from '../tensorflow/tfjs.ts';
import type { Distance } from './distance.ts';

/** Shortest length that is divided by: an embedding of zeros has a cosine of 0 and a finite gradient. */
const SHORTEST = 1e-6;

/** Cosine similarity, ab / (|a| |b|): 1 for equal directions, -1 for opposite ones. */
export const cosine: Distance = {
  closer: 'larger',
  range: 2,
  pairwise: (embeddings) => cosineBetween(embeddings, embeddings),
  toEuclidean: (value) => Math.sqrt(Math.max(0, 2 - 2 * value)),
};

/** Cosine similarity of each row of `a` to each row of `b`: `[n, d]` and `[m, d]` give `[n, m]`. */
export function cosineBetween(a: tf.Tensor2D, b: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => tf.matMul(toUnitLength(a), toUnitLength(b), false, true));
}

function toUnitLength(rows: tf.Tensor2D): tf.Tensor2D {
  const lengths = rows
    .square()
    .sum(1, true)
    .maximum(SHORTEST ** 2)
    .sqrt();
  return rows.div(lengths);
}
