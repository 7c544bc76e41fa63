import { tf } from '../tensorflow/tfjs.ts';
import { BatchNormalization } from './batch-normalization.ts';
import { Rectifier } from './rectifier.ts';

/** A piece of a network: one symbolic tensor in, one out. */
export type Block = (input: tf.SymbolicTensor) => tf.SymbolicTensor;

/** Seeds of the kernels of a network, one after the other, so that a network follows from one seed. */
export type SeedSequence = () => number;

/** Convolution without bias, then batch normalization, whose offset is the bias. */
function normalizedConvolution(filters: number, kernel: number, stride: number, seeds: SeedSequence): Block {
  const convolution = tf.layers.conv2d({
    filters,
    kernelSize: kernel,
    strides: stride,
    padding: 'same',
    useBias: false,
    kernelInitializer: tf.initializers.heNormal({ seed: seeds() }),
  });
  const normalization = new BatchNormalization({});
  return (input) => normalization.apply(convolution.apply(input)) as tf.SymbolicTensor;
}

/** `normalizedConvolution` and a rectifier. */
export function convolution(filters: number, kernel: number, stride: number, seeds: SeedSequence): Block {
  const normalized = normalizedConvolution(filters, kernel, stride, seeds);
  return (input) => rectify(normalized(input));
}

/** Two 3 × 3 convolutions around a shortcut (He et al. 2016). */
export function residual(filters: number, seeds: SeedSequence): Block {
  const first = convolution(filters, 3, 1, seeds);
  const second = normalizedConvolution(filters, 3, 1, seeds);
  return (input) => rectify(tf.layers.add().apply([input, second(first(input))]) as tf.SymbolicTensor);
}

function rectify(input: tf.SymbolicTensor): tf.SymbolicTensor {
  return new Rectifier({}).apply(input) as tf.SymbolicTensor;
}
