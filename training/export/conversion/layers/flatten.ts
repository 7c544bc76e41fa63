import type { LayerConverter } from '../conversion.ts';
import { imageShape } from '../layer-config.ts';

/** Flatten; the image goes back to channels last first, the order that the dense layer learned. */
export const convertFlatten: LayerConverter = (layer, conversion) => {
  imageShape(layer);
  const { graph } = conversion;
  const channelsLast = graph.node('Transpose', [conversion.inputOf(layer)], { perm: [0, 2, 3, 1] });
  return graph.node('Flatten', [channelsLast], { axis: 1 });
};
