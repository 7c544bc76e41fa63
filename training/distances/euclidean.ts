import { tf } from '../tensorflow/tfjs.ts';
import type { Distance } from './distance.ts';
import { squaredEuclidean } from './squared-euclidean.ts';

/**
 * Squared distances below it are those of equal embeddings: for embeddings of length 1, |a|² + |b|² - 2ab is off by
 * some 1e-7 in single precision.
 */
const EQUAL = 1e-6;

/** Euclidean distance; 0 and with a gradient of 0, not NaN, between equal embeddings. */
export const euclidean: Distance = {
  closer: 'smaller',
  range: 2,
  pairwise: (embeddings) =>
    tf.tidy(() => {
      const squared = squaredEuclidean.pairwise(embeddings);
      // The maximum keeps the root's infinite slope at 0 out; the product takes the floor that it leaves away.
      return squared.maximum(EQUAL).sqrt().mul(squared.sub(EQUAL).step()) as tf.Tensor2D;
    }),
  toEuclidean: (value) => value,
};
