import { z } from 'zod';
import {
  GENERALIZED_MEAN_FLOOR,
  GeneralizedMeanPooling,
} from '../../../networks/layers/generalized-mean-pooling.ts';
import { syncTidy } from '../../../tensorflow/sync-tidy.ts';
import { UnsupportedLayerError } from '../../errors.ts';
import type { LayerConverter } from '../conversion.ts';
import { layerConfig } from '../layer-config.ts';

const configSchema = z.object({ poolSize: z.tuple([z.int(), z.int()]) });

/** Generalized-mean pooling, with the learned exponent p as a constant: powers of p, averages, powers of 1 / p. */
export const convertGeneralizedMeanPooling: LayerConverter = (layer, conversion) => {
  if (!(layer instanceof GeneralizedMeanPooling)) {
    throw new UnsupportedLayerError(layer.name, layer.getClassName(), 'it is another layer of the same name');
  }
  const { poolSize } = layerConfig(layer, configSchema);
  const [exponent = Number.NaN] = syncTidy(() => layer.exponent);
  const { graph } = conversion;
  const scalar = (value: number) => graph.floats(Float32Array.of(value), [1]);
  const positive = graph.node('Max', [conversion.inputOf(layer), scalar(GENERALIZED_MEAN_FLOOR)]);
  const powers = graph.node('Pow', [positive, scalar(exponent)]);
  const means = graph.node('AveragePool', [powers], { kernel_shape: poolSize, strides: poolSize });
  return graph.node('Pow', [means, scalar(1 / exponent)]);
};
