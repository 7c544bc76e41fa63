import { tf } from '../../tensorflow/tfjs.ts';
import { convolution, type Features, residual } from '../blocks.ts';

/**
 * Residual stages, each of which halves width and height and, but for the first, ends in a residual block; then
 * averages over cells of 2 × 2, so that the embedding still knows where a stroke was.
 */
export const baseFeatures: Features = (filters, seeds) => (input) => {
  let features = input;
  for (const [stage, count] of filters.entries()) {
    features = convolution(count, stage === 0 ? 5 : 3, 2, seeds)(features);
    if (stage > 0) features = residual(count, seeds)(features);
  }
  return tf.layers.averagePooling2d({ poolSize: 2 }).apply(features) as tf.SymbolicTensor;
};
