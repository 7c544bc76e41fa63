import { GRAPH_INPUT, GRAPH_OUTPUT } from '#core/embedding/embedder.ts';
import { BatchNormalization } from '../../networks/batch-normalization.ts';
import { L2Normalization } from '../../networks/l2-normalization.ts';
import { Rectifier } from '../../networks/rectifier.ts';
import type { tf } from '../../tensorflow/tfjs.ts';
import { UnsupportedLayerError } from '../errors.ts';
import { Conversion, type LayerConverter } from './conversion.ts';
import { convertAddition } from './layers/addition.ts';
import { convertAveragePooling } from './layers/average-pooling.ts';
import { convertBatchNormalization } from './layers/batch-normalization.ts';
import { convertConvolution } from './layers/convolution.ts';
import { convertDense } from './layers/dense.ts';
import { convertFlatten } from './layers/flatten.ts';
import { convertL2Normalization } from './layers/l2-normalization.ts';
import { convertRectifier } from './layers/rectifier.ts';

const CONVERTERS: ReadonlyMap<string, LayerConverter> = new Map([
  ['Conv2D', convertConvolution],
  [BatchNormalization.className, convertBatchNormalization],
  [Rectifier.className, convertRectifier],
  ['Add', convertAddition],
  ['AveragePooling2D', convertAveragePooling],
  ['Flatten', convertFlatten],
  ['Dense', convertDense],
  [L2Normalization.className, convertL2Normalization],
]);

/**
 * The ONNX model of a network: float32 input `signature` [batch, height, width, 1], output `embedding` [batch, size].
 * Inside, images are turned to channels first, as ONNX convolutions want them.
 *
 * @throws UnsupportedLayerError when a layer has no converter
 */
export function networkToOnnx(network: tf.LayersModel): Uint8Array {
  const conversion = new Conversion(network);
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
