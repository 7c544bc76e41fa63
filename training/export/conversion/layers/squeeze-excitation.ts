import type { ValueName } from '../../onnx/graph-builder.ts';
import type { LayerConverter } from '../conversion.ts';
import { layerWeights } from '../layer-config.ts';
import { toOutputFirst } from '../output-first.ts';

/** Squeeze and excitation; its two dense layers are 1 × 1 convolutions of the 1 × 1 image of means. */
export const convertSqueezeExcitation: LayerConverter = (layer, conversion) => {
  const { graph } = conversion;
  const none = new Float32Array();
  const [squeezeKernel = none, squeezeBias = none, exciteKernel = none, exciteBias = none] =
    layerWeights(layer);
  const input = conversion.inputOf(layer);
  const dense = (image: ValueName, kernel: Float32Array, bias: Float32Array) => {
    const [inputs, outputs] = [kernel.length / bias.length, bias.length];
    const turned = toOutputFirst(kernel, [1, 1], inputs, outputs);
    return graph.node('Conv', [
      image,
      graph.weights(turned, [outputs, inputs, 1, 1], 0),
      graph.floats(bias, [outputs]),
    ]);
  };
  const means = graph.node('GlobalAveragePool', [input]);
  const squeezed = graph.node('Relu', [dense(means, squeezeKernel, squeezeBias)]);
  const gates = graph.node('Sigmoid', [dense(squeezed, exciteKernel, exciteBias)]);
  return graph.node('Mul', [input, gates]);
};
