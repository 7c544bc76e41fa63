import { GRAPH_INPUT, GRAPH_OUTPUT } from '#core/embedding/embedder.ts';
import { BatchNormalization } from '../../networks/layers/batch-normalization.ts';
import { Convolution } from '../../networks/layers/convolution.ts';
import { GeneralizedMeanPooling } from '../../networks/layers/generalized-mean-pooling.ts';
import { L2Normalization } from '../../networks/layers/l2-normalization.ts';
import { Rectifier } from '../../networks/layers/rectifier.ts';
import { SqueezeExcitation } from '../../networks/layers/squeeze-excitation.ts';
import type { tf } from '../../tensorflow/tfjs.ts';
import { UnsupportedLayerError } from '../errors.ts';
import type { WeightPrecision } from '../onnx/graph-builder.ts';
import { Conversion, type LayerConverter } from './conversion.ts';
import { convertAddition } from './layers/addition.ts';
import { convertAveragePooling } from './layers/average-pooling.ts';
import { convertBatchNormalization } from './layers/batch-normalization.ts';
import { convertConvolution, convertDepthwiseConvolution } from './layers/convolution.ts';
import { convertDense } from './layers/dense.ts';
import { convertFlatten } from './layers/flatten.ts';
import { convertGeneralizedMeanPooling } from './layers/generalized-mean-pooling.ts';
import { convertL2Normalization } from './layers/l2-normalization.ts';
import { convertRectifier } from './layers/rectifier.ts';
import { convertSqueezeExcitation } from './layers/squeeze-excitation.ts';

const CONVERTERS: ReadonlyMap<string, LayerConverter> = new Map([
  [Convolution.className, convertConvolution],
  ['DepthwiseConv2D', convertDepthwiseConvolution],
  [BatchNormalization.className, convertBatchNormalization],
  [Rectifier.className, convertRectifier],
  ['Add', convertAddition],
  [SqueezeExcitation.className, convertSqueezeExcitation],
  ['AveragePooling2D', convertAveragePooling],
  [GeneralizedMeanPooling.className, convertGeneralizedMeanPooling],
  ['Flatten', convertFlatten],
  ['Dense', convertDense],
  [L2Normalization.className, convertL2Normalization],
]);

/**
 * The ONNX model of a network: float32 input `signature` [batch, height, width, 1], output `embedding` [batch, size].
 * Inside, images are turned to channels first, as ONNX convolutions want them.
 *
 * @param precision what kernels are stored in
 * @throws UnsupportedLayerError when a layer has no converter
 */
export function networkToOnnx(network: tf.LayersModel, precision: WeightPrecision = 'float32'): Uint8Array {
  const conversion = new Conversion(network, precision);
  const { graph } = conversion;
  let result = GRAPH_INPUT;
  for (const layer of network.layers) {
    if (conversion.isConverted(layer)) continue;
    result =
      layer.getClassName() === 'InputLayer'
        ? graph.node('Transpose', [GRAPH_INPUT], { perm: [0, 3, 1, 2] })
        : converterOf(layer)(layer, conversion);
    conversion.setOutput(layer, result);
  }
  return graph.build(
    { name: GRAPH_INPUT, shape: knownShape(network.inputs[0]) },
    { name: GRAPH_OUTPUT, shape: knownShape(network.outputs[0]) },
    result,
  );
}

function converterOf(layer: tf.layers.Layer): LayerConverter {
  const converter = CONVERTERS.get(layer.getClassName());
  if (converter) return converter;
  throw new UnsupportedLayerError(layer.name, layer.getClassName(), 'there is no converter for it');
}

/** Shape of a tensor without its batch dimension. */
function knownShape(tensor: tf.SymbolicTensor | undefined): number[] {
  return (tensor?.shape ?? []).slice(1).map((size) => size ?? 0);
}
