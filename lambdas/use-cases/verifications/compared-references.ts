import type { Embedder } from '#core/embedding/embedder.ts';
import { ImageError } from '#core/errors/image-errors.ts';
import type { ReferenceId } from '#core/ids.ts';
import type { ImageStore } from '../../stores/image-store.ts';
import type { Reference } from '../../stores/references/reference-row.ts';
import type { EmbeddedReference, ReferenceStore } from '../../stores/references/reference-store.ts';
import type { SubjectKey } from '../../stores/rows/keys.ts';
import type { Subject } from '../../stores/subjects/subject-row.ts';
import { embedPicture } from '../embed-image.ts';

/** A reference as it is compared with. */
export interface ComparedReference extends Reference {
  readonly embedding: Float32Array;
}

export interface ComparedReferences {
  readonly references: readonly ComparedReference[];
  /** How many of them were embedded just now. */
  readonly embeddedOnTheWay: number;
}

export interface EmbeddingStores {
  readonly references: Pick<ReferenceStore, 'addEmbedding'>;
  readonly images: Pick<ImageStore, 'read'>;
}

/** A subject, its references, and those of their embeddings that the model has made. */
export interface EnrolledRows {
  readonly subject: Pick<Subject, 'incarnation'>;
  readonly enrolled: readonly Reference[];
  readonly embedded: readonly EmbeddedReference[];
}

/**
 * The references of a subject that can be compared with, all embedded by one model. What the model has not embedded yet,
 * as it was enrolled while another one was active, is embedded from its stored picture and kept. References that are held
 * are left out, and those whose picture is gone or is one that the model's preprocessing refuses; the record of the
 * verification names those that were compared with.
 */
export async function comparedReferences(
  stores: EmbeddingStores,
  key: SubjectKey,
  { subject, enrolled, embedded }: EnrolledRows,
  embedder: Embedder,
): Promise<ComparedReferences> {
  const known = new Map<ReferenceId, Float32Array>(embedded.map(({ id, embedding }) => [id, embedding]));
  const references: ComparedReference[] = [];
  let embeddedOnTheWay = 0;
  for (const reference of enrolled.filter(({ state }) => state !== 'held')) {
    let embedding = known.get(reference.referenceId);
    if (embedding === undefined) {
      embedding = await embedStored(stores.images, reference, embedder);
      if (embedding === undefined) continue;
      await stores.references.addEmbedding(key, subject, {
        id: reference.referenceId,
        modelVersion: embedder.manifest.modelVersion,
        embedding,
      });
      embeddedOnTheWay++;
    }
    references.push({ ...reference, embedding });
  }
  return { references, embeddedOnTheWay };
}

/** The embedding of a reference's stored picture; undefined where it is gone, or this model cannot take it. */
export async function embedStored(
  images: EmbeddingStores['images'],
  { image }: Reference,
  embedder: Embedder,
): Promise<Float32Array | undefined> {
  const bytes = await images.read(image);
  if (bytes === undefined) return undefined;
  try {
    return (await embedPicture(bytes, embedder)).embedding;
  } catch (error) {
    // One reference that this model cannot take must not keep the person's others from being compared with.
    if (error instanceof ImageError) return undefined;
    throw error;
  }
}
