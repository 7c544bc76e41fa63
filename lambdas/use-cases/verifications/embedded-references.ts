import type { Embedder } from '#core/embedding/embedder.ts';
import { ImageError } from '#core/errors/image-errors.ts';
import type { ReferenceId } from '#core/ids.ts';
import { prepareSignature } from '#core/image/prepare.ts';
import type { ImageStore } from '../../stores/image-store.ts';
import type { SubjectKey } from '../../stores/keys.ts';
import type {
  EnrolledReference,
  EnrolledStore,
  EnrolledSubject,
} from '../../stores/verifications/enrolled-store.ts';

/** A reference as it is compared with. */
export interface EmbeddedReference extends EnrolledReference {
  readonly embedding: Float32Array;
}

export interface EmbeddedReferences {
  readonly references: readonly EmbeddedReference[];
  /** How many of them were embedded just now. */
  readonly embeddedOnTheWay: number;
}

export interface EmbeddingStores {
  readonly enrolled: Pick<EnrolledStore, 'addEmbedding'>;
  readonly images: Pick<ImageStore, 'read'>;
}

/**
 * The references of a subject that can be compared with, all embedded by one model. What the model has not embedded yet,
 * as it was enrolled while another one was active, is embedded from its stored picture and kept. References that are held
 * are left out, and those whose picture is gone or is one that the model's preprocessing refuses; the record of the
 * verification names those that were compared with.
 */
export async function embeddedReferences(
  stores: EmbeddingStores,
  key: SubjectKey,
  subject: EnrolledSubject,
  known: ReadonlyMap<ReferenceId, Float32Array>,
  embedder: Embedder,
): Promise<EmbeddedReferences> {
  const references: EmbeddedReference[] = [];
  let embeddedOnTheWay = 0;
  for (const reference of subject.references.filter(({ state }) => state !== 'held')) {
    let embedding = known.get(reference.referenceId);
    if (embedding === undefined) {
      embedding = await embedStored(stores.images, reference, embedder);
      if (embedding === undefined) continue;
      await stores.enrolled.addEmbedding(key, subject, {
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

async function embedStored(
  images: EmbeddingStores['images'],
  { image }: EnrolledReference,
  embedder: Embedder,
): Promise<Float32Array | undefined> {
  const bytes = await images.read(image);
  if (bytes === undefined) return undefined;
  try {
    const { input } = await prepareSignature(bytes, embedder.size);
    const [embedding] = await embedder.embed([input]);
    return embedding;
  } catch (error) {
    // One reference that this model cannot take must not keep the person's others from being compared with.
    if (error instanceof ImageError) return undefined;
    throw error;
  }
}
