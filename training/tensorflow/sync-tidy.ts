import { tf } from './tfjs.ts';

/** Runs something in a tidy and brings its result out of the backend as plain numbers, leaving no tensor. */
export function syncTidy(run: () => tf.Tensor): Float32Array {
  const result = tf.tidy(run);
  const values = result.dataSync<'float32'>();
  result.dispose();
  return values;
}
