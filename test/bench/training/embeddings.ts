import type { EmbeddedImages } from '#training/miners/offline/embedded-images.ts';
import { Random } from '#training/random/random.ts';

const DIMENSIONS = 128;
/** Standard deviation of an entry within a class, where between classes it is 1. */
const WITHIN_CLASS = 0.8;

/** Embeddings of length 1 in classes of a few images each, as far apart as those of a half-trained network. */
export function randomEmbeddings(count: number, samples: number): EmbeddedImages {
  const random = new Random('benchmark embeddings');
  const values = new Float32Array(count * DIMENSIONS);
  let center: number[] = [];
  for (let image = 0; image < count; image++) {
    if (image % samples === 0) center = Array.from({ length: DIMENSIONS }, () => random.normal());
    const entries = center.map((entry) => entry + random.normal(0, WITHIN_CLASS));
    const length = Math.hypot(...entries);
    values.set(
      entries.map((entry) => entry / length),
      image * DIMENSIONS,
    );
  }
  const labels = Int32Array.from({ length: count }, (_, image) => Math.floor(image / samples));
  return { dimensions: DIMENSIONS, values, labels };
}
