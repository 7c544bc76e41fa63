import { augment } from '../augmentation/augment.ts';
import type { InkOptions } from '../augmentation/options.ts';
import type { Random } from '../random/random.ts';
import type { BatchOrder } from '../samplers/batch-order.ts';
import type { BatchSampler } from '../samplers/batch-sampler.ts';
import type { ImagePool } from '../samplers/image-pool.ts';
import type { Batch } from './batch.ts';

/** Draws and augments one batch; all of it follows from its order and the random numbers given. */
export function makeBatch(
  pool: ImagePool,
  sampler: BatchSampler,
  options: InkOptions,
  order: BatchOrder,
  random: Random,
): Batch {
  const area = pool.size.width * pool.size.height;
  const { images, labels, mining } = sampler.draw(random.fork('members'), order);
  const inputs = new Float32Array(images.length * area);
  for (const [slot, image] of images.entries()) {
    const pixels = pool.layers[random.fork(`capture ${slot}`).integer(pool.layers.length)];
    if (pixels === undefined) throw new RangeError('the pool holds no pictures');
    const ink = pixels.subarray(image * area, (image + 1) * area);
    inputs.set(augment(ink, pool.size, options, random.fork(slot)), slot * area);
  }
  return { inputs, labels: new Int32Array(labels), mining };
}
