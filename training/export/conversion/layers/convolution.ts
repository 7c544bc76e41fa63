import { z } from 'zod';
import { BatchNormalization } from '../../../networks/layers/batch-normalization.ts';
import type { tf } from '../../../tensorflow/tfjs.ts';
import type { ValueName } from '../../onnx/graph-builder.ts';
import type { Conversion, LayerConverter } from '../conversion.ts';
import { foldBatchNormalization } from '../fold-batch-normalization.ts';
import { imageShape, layerConfig, layerWeights } from '../layer-config.ts';
import { toOutputFirst } from '../output-first.ts';

const convolutionSchema = z.object({ filters: z.int(), kernelSize: z.int(), stride: z.int() });

const depthwiseSchema = z.object({
  kernelSize: z.tuple([z.int(), z.int()]),
  strides: z.tuple([z.int(), z.int()]),
  dilationRate: z.tuple([z.literal(1), z.literal(1)]),
  depthMultiplier: z.literal(1),
  padding: z.literal('same'),
  activation: z.literal('linear'),
  useBias: z.literal(false),
});

/** Convolution; the batch normalization that follows it, if one does, is folded into kernel and bias. */
export const convertConvolution: LayerConverter = (layer, conversion) => {
  const { filters, kernelSize, stride } = layerConfig(layer, convolutionSchema);
  const { channels } = imageShape(layer);
  return convert(layer, conversion, {
    kernelSize: [kernelSize, kernelSize],
    strides: [stride, stride],
    inputs: channels,
    outputs: filters,
    groups: 1,
  });
};

/** DepthwiseConv2D: a convolution in as many groups as there are channels. */
export const convertDepthwiseConvolution: LayerConverter = (layer, conversion) => {
  const { kernelSize, strides } = layerConfig(layer, depthwiseSchema);
  const { channels } = imageShape(layer);
  return convert(layer, conversion, { kernelSize, strides, inputs: 1, outputs: channels, groups: channels });
};

interface ConvolutionShape {
  readonly kernelSize: readonly [height: number, width: number];
  readonly strides: readonly [vertical: number, horizontal: number];
  /** Channels that one output channel sees. */
  readonly inputs: number;
  readonly outputs: number;
  readonly groups: number;
}

function convert(
  layer: tf.layers.Layer,
  conversion: Conversion,
  { kernelSize, strides, inputs, outputs, groups }: ConvolutionShape,
): ValueName {
  const { height, width } = imageShape(layer);
  const [kernel = new Float32Array()] = layerWeights(layer);
  const plain = {
    kernel: toOutputFirst(kernel, kernelSize, inputs, outputs),
    bias: new Float32Array(outputs),
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
