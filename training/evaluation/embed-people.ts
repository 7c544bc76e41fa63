import type { PreparedClass, PreparedSet } from '../datasets/prepared-set.ts';
import { groupPeople } from './people.ts';
import type { EmbeddedPerson } from './trials.ts';

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

function imagesOf({ first, count }: PreparedClass): number[] {
  return Array.from({ length: count }, (_, i) => first + i);
}
