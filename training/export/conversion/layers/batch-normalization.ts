import { UnsupportedLayerError } from '../../errors.ts';
import type { LayerConverter } from '../conversion.ts';

/** Batch normalization is folded into the convolution before it; anywhere else it is refused. */
export const convertBatchNormalization: LayerConverter = (layer) => {
  throw new UnsupportedLayerError(layer.name, layer.getClassName(), 'it does not follow a convolution');
};
