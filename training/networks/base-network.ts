import type { InputSize } from '#core/image/prepared-signature.ts';
import { tf } from '../tensorflow/tfjs.ts';
import { convolution, residual } from './blocks.ts';
import { L2Normalization } from './l2-normalization.ts';

export interface NetworkOptions {
  readonly size: InputSize;
  /** Length of an embedding. */
  readonly embeddingSize: number;
  /** Filters of the stages; each halves width and height, and all but the first end in a residual block. */
  readonly filters: readonly number[];
  readonly seed: number;
}

/**
 * The base network: residual stages, then averages over cells of 2 × 2, so that the embedding still knows where a
 * stroke was, a dense layer and the L2 norm. Input `[batch, height, width, 1]`, output `[batch, embeddingSize]`.
 */
export function baseNetwork({ size, embeddingSize, filters, seed }: NetworkOptions): tf.LayersModel {
  let next = seed * 1000;
  const seeds = () => next++;
  const input = tf.input({ shape: [size.height, size.width, 1], name: 'signature' });
  let features: tf.SymbolicTensor = input;
  for (const [stage, count] of filters.entries()) {
    features = convolution(count, stage === 0 ? 5 : 3, 2, seeds)(features);
    if (stage > 0) features = residual(count, seeds)(features);
  }
  const cells = tf.layers.averagePooling2d({ poolSize: 2 }).apply(features);
  const flat = tf.layers.flatten().apply(cells);
  const dense = tf.layers.dense({
    units: embeddingSize,
    kernelInitializer: tf.initializers.glorotNormal({ seed: seeds() }),
  });
  const embedding = new L2Normalization({ name: 'embedding' }).apply(dense.apply(flat));
  return tf.model({ inputs: input, outputs: embedding as tf.SymbolicTensor });
}
