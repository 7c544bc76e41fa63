import { BATCH_NORMALIZATION_EPSILON } from '../../networks/layers/batch-normalization.ts';
import type { tf } from '../../tensorflow/tfjs.ts';
import { layerWeights } from './layer-config.ts';

/** A convolution's kernel, output channels first, and its bias. */
export interface ConvolutionWeights {
  readonly kernel: Float32Array;
  readonly bias: Float32Array;
}

/**
 * The convolution that does the work of a convolution and the batch normalization after it: with s = gamma /
 * sqrt(variance + epsilon), the kernel times s and the bias (bias - mean) s + beta.
 */
export function foldBatchNormalization(
  { kernel, bias }: ConvolutionWeights,
  normalization: tf.layers.Layer,
): ConvolutionWeights {
  const [gamma = [], beta = [], mean = [], variance = []] = layerWeights(normalization);
  const scale = Float64Array.from(
    bias,
    (_, output) => (gamma[output] ?? 0) / Math.sqrt((variance[output] ?? 0) + BATCH_NORMALIZATION_EPSILON),
  );
  const perOutput = kernel.length / bias.length;
  return {
    kernel: kernel.map((weight, i) => weight * (scale[Math.floor(i / perOutput)] ?? 0)),
    bias: bias.map((own, output) => (own - (mean[output] ?? 0)) * (scale[output] ?? 0) + (beta[output] ?? 0)),
  };
}
