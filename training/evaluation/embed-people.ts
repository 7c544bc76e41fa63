import type { PreparedClass, PreparedSet } from '../datasets/prepared-set.ts';
import type { EmbeddedPerson } from './trials.ts';

/** Embeds the images of a set, given by number, in their order. */
export type EmbedImages = (set: PreparedSet, images: readonly number[]) => Promise<Float32Array[]>;

/**
 * The people of a set as verification sees them: each genuine class is one to enroll, and what its family holds
 * besides is an imitation of it: skilled forgeries, and the same name as others write it (one image of each).
 */
export async function embedPeople(set: PreparedSet, embed: EmbedImages): Promise<EmbeddedPerson[]> {
  const images = set.classes.flatMap(imagesOf);
  const embeddings = await embed(set, images);
  const byImage = new Map(images.map((image, i) => [image, embeddings[i] ?? new Float32Array()]));
  const embeddingsOf = (numbers: readonly number[]) =>
    numbers.map((image) => byImage.get(image) ?? new Float32Array());
  const families = Map.groupBy(set.classes, ({ family }) => family);
  return set.classes
    .filter(({ forged }) => !forged)
    .map((person) => {
      const imitations = (families.get(person.family) ?? []).filter((other) => other !== person);
      return {
        person: person.id,
        genuine: embeddingsOf(imagesOf(person)),
        forged: embeddingsOf(
          imitations.flatMap((other) => (other.forged ? imagesOf(other) : imagesOf(other).slice(-1))),
        ),
      };
    });
}

function imagesOf({ first, count }: PreparedClass): number[] {
  return Array.from({ length: count }, (_, i) => first + i);
}
