import { z } from 'zod';
import { BatchNormalization } from '../../../networks/batch-normalization.ts';
import type { LayerConverter } from '../conversion.ts';
import { imageShape, layerConfig, layerWeights } from '../layer-config.ts';
import { foldBatchNormalization } from './fold-batch-normalization.ts';

const pair = z.tuple([z.int(), z.int()]);
const configSchema = z.object({
  filters: z.int(),
  kernelSize: pair,
  strides: pair,
  dilationRate: z.tuple([z.literal(1), z.literal(1)]),
  padding: z.literal('same'),
  activation: z.literal('linear'),
  useBias: z.boolean(),
});

/** Conv2D; the batch normalization that follows it, if one does, is folded into kernel and bias. */
export const convertConvolution: LayerConverter = (layer, conversion) => {
  const { filters, kernelSize, strides, useBias } = layerConfig(layer, configSchema);
  const { height, width, channels } = imageShape(layer);
  const [kernel = new Float32Array(), ownBias] = layerWeights(layer);
  const plain = {
    kernel: toOutputFirst(kernel, kernelSize, channels, filters),
    bias: (useBias ? ownBias : undefined) ?? new Float32Array(filters),
  };
  const consumer = conversion.onlyConsumer(layer);
  const normalization = consumer instanceof BatchNormalization ? consumer : null;
  const { kernel: weights, bias } = normalization ? foldBatchNormalization(plain, normalization) : plain;

  const rows = samePadding(height, kernelSize[0], strides[0]);
  const columns = samePadding(width, kernelSize[1], strides[1]);
  const { graph } = conversion;
  const output = graph.node(
    'Conv',
    [
      conversion.inputOf(layer),
      graph.floats(weights, [filters, channels, ...kernelSize]),
      graph.floats(bias, [filters]),
    ],
    { kernel_shape: kernelSize, strides, pads: [rows.before, columns.before, rows.after, columns.after] },
  );
  if (normalization) conversion.setOutput(normalization, output);
  return output;
};

/** TensorFlow's SAME padding: where it is odd, the end gets the extra row. */
function samePadding(size: number, kernel: number, stride: number): { before: number; after: number } {
  const total = Math.max((Math.ceil(size / stride) - 1) * stride + kernel - size, 0);
  const before = Math.floor(total / 2);
  return { before, after: total - before };
}

/** Kernel order of tfjs, [height, width, in, out], to that of ONNX, [out, in, height, width]. */
function toOutputFirst(
  kernel: Float32Array,
  [height, width]: readonly [number, number],
  inputs: number,
  outputs: number,
): Float32Array {
  const cells = height * width;
  const turned = new Float32Array(kernel.length);
  for (let cell = 0; cell < cells; cell++) {
    for (let input = 0; input < inputs; input++) {
      for (let output = 0; output < outputs; output++) {
        turned[(output * inputs + input) * cells + cell] =
          kernel[(cell * inputs + input) * outputs + output] ?? 0;
      }
    }
  }
  return turned;
}
