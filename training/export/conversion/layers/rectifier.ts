import { z } from 'zod';
import type { LayerConverter } from '../conversion.ts';
import { layerConfig } from '../layer-config.ts';

const configSchema = z.object({ maxValue: z.null().optional() });

/** ReLU. */
export const convertRectifier: LayerConverter = (layer, conversion) => {
  layerConfig(layer, configSchema);
  return conversion.graph.node('Relu', [conversion.inputOf(layer)]);
};
