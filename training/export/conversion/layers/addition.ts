import type { LayerConverter } from '../conversion.ts';

/** Sum of two tensors of one shape: the end of a shortcut. */
export const convertAddition: LayerConverter = (layer, conversion) =>
  conversion.graph.node('Add', conversion.inputsOf(layer));
