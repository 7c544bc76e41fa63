import { z } from 'zod';
import type { tf } from '../../tensorflow/tfjs.ts';
import { UnsupportedLayerError } from '../errors.ts';

/** The settings of a layer that a converter relies on. @throws UnsupportedLayerError when they are others */
export function layerConfig<T>(layer: tf.layers.Layer, schema: z.ZodType<T>): T {
  const result = schema.safeParse(layer.getConfig());
  if (result.success) return result.data;
  throw new UnsupportedLayerError(layer.name, layer.getClassName(), z.prettifyError(result.error));
}

/** Values of a layer's weights, in the layer's order. */
export function layerWeights(layer: tf.layers.Layer): Float32Array[] {
  return layer.getWeights().map((weight) => weight.dataSync<'float32'>());
}

/** Height, width and channels of a layer's image input. */
export function imageShape(layer: tf.layers.Layer): { height: number; width: number; channels: number } {
  const input = Array.isArray(layer.input) ? layer.input[0] : layer.input;
  const [, height, width, channels] = input?.shape ?? [];
  if (!height || !width || !channels) {
    throw new UnsupportedLayerError(layer.name, layer.getClassName(), 'its input is no image of known size');
  }
  return { height, width, channels };
}
