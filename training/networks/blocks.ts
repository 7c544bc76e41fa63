import { tf } from '../tensorflow/tfjs.ts';
import { BatchNormalization } from './layers/batch-normalization.ts';
import { Convolution } from './layers/convolution.ts';
import { GeneralizedMeanPooling } from './layers/generalized-mean-pooling.ts';
import { Rectifier } from './layers/rectifier.ts';
import { SqueezeExcitation } from './layers/squeeze-excitation.ts';

/** A piece of a network: one symbolic tensor in, one out. */
export type Block = (input: tf.SymbolicTensor) => tf.SymbolicTensor;

/** Seeds of the kernels of a network, one after the other, so that a network follows from one seed. */
export type SeedSequence = () => number;

/** What makes one network differ from another: pooled features of a signature, from filters and seeds. */
export type Features = (filters: readonly number[], seeds: SeedSequence) => Block;

/** Rows and columns of the grid that `gridPooling` pools to: where a stroke was, roughly. */
const GRID = { rows: 2, columns: 4 };
/** Channels of a block to values in the middle of its gate. */
const GATE_REDUCTION = 4;

/** Convolution without bias, then batch normalization, whose offset is the bias. */
function normalizedConvolution(filters: number, kernel: number, stride: number, seeds: SeedSequence): Block {
  return normalized(new Convolution({ filters, kernelSize: kernel, stride, seed: seeds() }));
}

/** A 3 × 3 convolution of each channel for itself, then batch normalization and a rectifier. */
function depthwiseConvolution(stride: number, seeds: SeedSequence): Block {
  const kernelSize = 3;
  const convolution = tf.layers.depthwiseConv2d({
    kernelSize,
    strides: stride,
    padding: 'same',
    useBias: false,
    // He et al. 2015, of one channel's cells: tfjs counts those of all channels.
    depthwiseInitializer: tf.initializers.randomNormal({ stddev: Math.sqrt(2) / kernelSize, seed: seeds() }),
  });
  const convolve = normalized(convolution);
  return (input) => rectify(convolve(input));
}

function normalized(convolution: tf.layers.Layer): Block {
  const normalization = new BatchNormalization({});
  return (input) => normalization.apply(convolution.apply(input)) as tf.SymbolicTensor;
}

/** `normalizedConvolution` and a rectifier. */
export function convolution(filters: number, kernel: number, stride: number, seeds: SeedSequence): Block {
  const convolve = normalizedConvolution(filters, kernel, stride, seeds);
  return (input) => rectify(convolve(input));
}

/** A depthwise convolution and a 1 × 1 convolution across channels (Howard et al. 2017). */
export function separableConvolution(filters: number, stride: number, seeds: SeedSequence): Block {
  const depthwise = depthwiseConvolution(stride, seeds);
  const pointwise = convolution(filters, 1, 1, seeds);
  return (input) => pointwise(depthwise(input));
}

/** Two 3 × 3 convolutions around a shortcut (He et al. 2016). */
export function residual(filters: number, seeds: SeedSequence): Block {
  const first = convolution(filters, 3, 1, seeds);
  const second = normalizedConvolution(filters, 3, 1, seeds);
  return aroundShortcut((input) => second(first(input)));
}

/** `residual` with squeeze and excitation before the sum. */
export function gatedResidual(filters: number, seeds: SeedSequence): Block {
  const first = convolution(filters, 3, 1, seeds);
  const second = normalizedConvolution(filters, 3, 1, seeds);
  const gate = gated(seeds);
  return aroundShortcut((input) => gate(second(first(input))));
}

/** A separable convolution, gated, around a shortcut. */
export function separableResidual(filters: number, seeds: SeedSequence): Block {
  const depthwise = depthwiseConvolution(1, seeds);
  const pointwise = normalizedConvolution(filters, 1, 1, seeds);
  const gate = gated(seeds);
  return aroundShortcut((input) => gate(pointwise(depthwise(input))));
}

/** Generalized means over a grid of cells, the same whatever the size of the input. */
export function gridPooling(input: tf.SymbolicTensor): tf.SymbolicTensor {
  const [, height, width] = input.shape;
  const poolSize = [cellSize(height, GRID.rows), cellSize(width, GRID.columns)] as const;
  return new GeneralizedMeanPooling({ poolSize }).apply(input) as tf.SymbolicTensor;
}

function cellSize(size: number | null | undefined, cells: number): number {
  return Math.max(1, Math.floor((size ?? 0) / cells));
}

function gated(seeds: SeedSequence): Block {
  const gate = new SqueezeExcitation({ reduction: GATE_REDUCTION, seeds: [seeds(), seeds()] });
  return (input) => gate.apply(input) as tf.SymbolicTensor;
}

function aroundShortcut(branch: Block): Block {
  return (input) => rectify(tf.layers.add().apply([input, branch(input)]) as tf.SymbolicTensor);
}

function rectify(input: tf.SymbolicTensor): tf.SymbolicTensor {
  return new Rectifier({}).apply(input) as tf.SymbolicTensor;
}
