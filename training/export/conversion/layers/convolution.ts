import { z } from 'zod';
import { BatchNormalization } from '../../../networks/layers/batch-normalization.ts';
import type { tf } from '../../../tensorflow/tfjs.ts';
import type { ValueName } from '../../onnx/graph-builder.ts';
import type { Conversion, LayerConverter } from '../conversion.ts';
import { imageShape, layerConfig, layerWeights } from '../layer-config.ts';
import { toOutputFirst } from '../output-first.ts';
import { foldBatchNormalization } from './fold-batch-normalization.ts';

const pair = z.tuple([z.int(), z.int()]);
const commonSchema = z.object({
  kernelSize: pair,
  strides: pair,
  dilationRate: z.tuple([z.literal(1), z.literal(1)]),
  padding: z.literal('same'),
  activation: z.literal('linear'),
  useBias: z.boolean(),
});
const convolutionSchema = commonSchema.extend({ filters: z.int() });
const depthwiseSchema = commonSchema.extend({ depthMultiplier: z.literal(1) });

/** Conv2D; the batch normalization that follows it, if one does, is folded into kernel and bias. */
export const convertConvolution: LayerConverter = (layer, conversion) => {
  const config = layerConfig(layer, convolutionSchema);
  const { channels } = imageShape(layer);
  return convert(layer, conversion, { ...config, inputs: channels, outputs: config.filters, groups: 1 });
};

/** DepthwiseConv2D: a convolution in as many groups as there are channels. */
export const convertDepthwiseConvolution: LayerConverter = (layer, conversion) => {
  const config = layerConfig(layer, depthwiseSchema);
  const { channels } = imageShape(layer);
  return convert(layer, conversion, { ...config, inputs: 1, outputs: channels, groups: channels });
};

interface ConvolutionShape extends z.infer<typeof commonSchema> {
  /** Channels that one output channel sees. */
  readonly inputs: number;
  readonly outputs: number;
  readonly groups: number;
}

function convert(
  layer: tf.layers.Layer,
  conversion: Conversion,
  { kernelSize, strides, useBias, inputs, outputs, groups }: ConvolutionShape,
): ValueName {
  const { height, width } = imageShape(layer);
  const [kernel = new Float32Array(), ownBias] = layerWeights(layer);
  const plain = {
    kernel: toOutputFirst(kernel, kernelSize, inputs, outputs),
    bias: (useBias ? ownBias : undefined) ?? new Float32Array(outputs),
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
      graph.weights(weights, [outputs, inputs, ...kernelSize], 0),
      graph.floats(bias, [outputs]),
    ],
    {
      kernel_shape: kernelSize,
      strides,
      pads: [rows.before, columns.before, rows.after, columns.after],
      group: groups,
    },
  );
  if (normalization) conversion.setOutput(normalization, output);
  return output;
}

/** TensorFlow's SAME padding: where it is odd, the end gets the extra row. */
function samePadding(size: number, kernel: number, stride: number): { before: number; after: number } {
  const total = Math.max((Math.ceil(size / stride) - 1) * stride + kernel - size, 0);
  const before = Math.floor(total / 2);
  return { before, after: total - before };
}
