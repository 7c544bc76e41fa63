import { z } from 'zod';
import type { LayerConverter } from '../conversion.ts';
import { layerConfig } from '../layer-config.ts';

const pair = z.tuple([z.int(), z.int()]);
const configSchema = z.object({ poolSize: pair, strides: pair, padding: z.literal('valid') });

/** Averages over cells; what does not fill a cell at the edge is left out, as in tfjs. */
export const convertAveragePooling: LayerConverter = (layer, conversion) => {
  const { poolSize, strides } = layerConfig(layer, configSchema);
  return conversion.graph.node('AveragePool', [conversion.inputOf(layer)], {
    kernel_shape: poolSize,
    strides,
  });
};
