import type { InputSize } from '#core/image/prepared-signature.ts';
import type { PreparedSet } from '../datasets/prepared-set.ts';
import type { SampledClass } from './batch-plan.ts';

/** The training images of all data sets in one stretch of memory that threads share. */
export interface ImagePool {
  readonly size: InputSize;
  readonly classes: readonly SampledClass[];
  /** The pictures, and as many other captures of each as every set has. */
  readonly layers: readonly Uint8Array<SharedArrayBuffer>[];
}

/** Joins sets of one input size; only the images of their classes are taken. */
export function poolImages(sets: readonly PreparedSet[], size: InputSize): ImagePool {
  const area = size.width * size.height;
  const total = sets.reduce(
    (sum, set) => sum + set.classes.reduce((images, { count }) => images + count, 0),
    0,
  );
  const captures = Math.min(...sets.map((set) => set.variants.length));
  const layers = Array.from(
    { length: 1 + captures },
    () => new Uint8Array(new SharedArrayBuffer(total * area)),
  );
  const classes: SampledClass[] = [];
  let next = 0;
  for (const set of sets) {
    for (const { family, forged, first, count } of set.classes) {
      for (const [layer, pixels] of layers.entries()) {
        const source = [set.pixels, ...set.variants][layer] ?? set.pixels;
        pixels.set(source.subarray(first * area, (first + count) * area), next * area);
      }
      classes.push({ set: set.id, family, forged, first: next, count });
      next += count;
    }
  }
  return { size, classes, layers };
}

/** Label of each image of a pool: its class, or for a forgery one that no other image has. */
export function labelImages(classes: readonly SampledClass[]): Int32Array {
  const labels = new Int32Array(classes.reduce((sum, { count }) => sum + count, 0));
  for (const [index, { forged, first, count }] of classes.entries()) {
    for (let image = first; image < first + count; image++) {
      labels[image] = forged ? classes.length + image : index;
    }
  }
  return labels;
}
