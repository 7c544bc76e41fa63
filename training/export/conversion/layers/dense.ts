import { z } from 'zod';
import type { LayerConverter } from '../conversion.ts';
import { layerConfig, layerWeights } from '../layer-config.ts';

const configSchema = z.object({
  units: z.int(),
  activation: z.literal('linear'),
  useBias: z.literal(true),
});

/** A dense layer: rows times a matrix, plus a bias. */
export const convertDense: LayerConverter = (layer, conversion) => {
  const { units } = layerConfig(layer, configSchema);
  const [kernel = new Float32Array(), bias = new Float32Array()] = layerWeights(layer);
  const { graph } = conversion;
  return graph.node('Gemm', [
    conversion.inputOf(layer),
    graph.weights(kernel, [kernel.length / units, units], 1),
    graph.floats(bias, [units]),
  ]);
};
