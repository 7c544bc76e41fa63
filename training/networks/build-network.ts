import type { InputSize } from '#core/image/prepared-signature.ts';
import { tf } from '../tensorflow/tfjs.ts';
import { baseFeatures } from './architectures/base.ts';
import { largeFeatures } from './architectures/large.ts';
import { tinyFeatures } from './architectures/tiny.ts';
import type { Features } from './blocks.ts';
import { L2Normalization } from './layers/l2-normalization.ts';
import type { NetworkOptions } from './network-options.ts';

const FEATURES: Readonly<Record<NetworkOptions['architecture'], Features>> = {
  tiny: tinyFeatures,
  base: baseFeatures,
  large: largeFeatures,
};

/**
 * A network at its seeded start: the features of its architecture, a dense layer and the L2 norm. Input
 * `[batch, height, width, 1]`, output `[batch, embeddingSize]`.
 */
export function buildNetwork(
  { architecture, embeddingSize, filters }: NetworkOptions,
  size: InputSize,
  seed: number,
): tf.LayersModel {
  let next = seed * 1000;
  const seeds = () => next++;
  const input = tf.input({ shape: [size.height, size.width, 1], name: 'signature' });
  const features = FEATURES[architecture](filters, seeds)(input);
  const flat = tf.layers.flatten().apply(features);
  const dense = tf.layers.dense({
    units: embeddingSize,
    kernelInitializer: tf.initializers.glorotNormal({ seed: seeds() }),
  });
  const embedding = new L2Normalization({ name: 'embedding' }).apply(dense.apply(flat));
  return tf.model({ inputs: input, outputs: embedding as tf.SymbolicTensor });
}
