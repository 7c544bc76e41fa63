import type { LayerConverter } from '../conversion.ts';

/** max(0, x). */
export const convertRectifier: LayerConverter = (layer, conversion) =>
  conversion.graph.node('Relu', [conversion.inputOf(layer)]);
