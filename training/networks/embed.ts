import type { InputSize } from '#core/image/prepared-signature.ts';
import { syncTidy } from '../tensorflow/sync-tidy.ts';
import { tf } from '../tensorflow/tfjs.ts';

/** Images a pass: enough to keep the cores busy, little enough for memory. */
const BATCH = 64;

/**
 * Embeddings of prepared inputs by a network as it is now, in their order.
 *
 * @param inputAt the index-th input, `height * width` values in 0..1
 */
export function embedInputs(
  network: tf.LayersModel,
  size: InputSize,
  count: number,
  inputAt: (index: number) => Float32Array,
): Float32Array[] {
  const area = size.width * size.height;
  const embeddings: Float32Array[] = [];
  for (let first = 0; first < count; first += BATCH) {
    const images = Math.min(BATCH, count - first);
    const inputs = new Float32Array(images * area);
    for (let i = 0; i < images; i++) inputs.set(inputAt(first + i), i * area);
    const rows = syncTidy(() => {
      const batch = tf.tensor4d(inputs, [images, size.height, size.width, 1]);
      return network.apply(batch, { training: false }) as tf.Tensor2D;
    });
    const length = rows.length / images;
    for (let i = 0; i < images; i++) embeddings.push(rows.slice(i * length, (i + 1) * length));
  }
  return embeddings;
}
