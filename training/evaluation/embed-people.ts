import type { Embedder } from '#core/embedding/embedder.ts';
import { inputOf, type PreparedClass, type PreparedSet } from '../datasets/prepared-set.ts';
import { groupPeople } from './people.ts';
import type { EmbeddedPerson } from './trials.ts';

/** Images embedded at once. */
const BATCH = 64;

/** Embeds the images of a set, given by number, in their order. */
export type EmbedImages = (set: PreparedSet, images: readonly number[]) => Promise<Float32Array[]>;

/** The people of a prepared set with their embeddings. */
export async function embedPeople(set: PreparedSet, embed: EmbedImages): Promise<EmbeddedPerson[]> {
  const images = set.classes.flatMap(imagesOf);
  const embeddings = await embed(set, images);
  const byImage = new Map(images.map((image, i) => [image, embeddings[i] ?? new Float32Array()]));
  return groupPeople(set.classes, (one) =>
    imagesOf(one).map((image) => byImage.get(image) ?? new Float32Array()),
  );
}

/** Embeds by a loaded model. */
export function embedWith(embedder: Embedder): EmbedImages {
  return async (set, images) => {
    const embeddings: Float32Array[] = [];
    for (let first = 0; first < images.length; first += BATCH) {
      const inputs = images.slice(first, first + BATCH).map((image) => inputOf(set, image));
      embeddings.push(...(await embedder.embed(inputs)));
    }
    return embeddings;
  };
}

function imagesOf({ first, count }: PreparedClass): number[] {
  return Array.from({ length: count }, (_, i) => first + i);
}
