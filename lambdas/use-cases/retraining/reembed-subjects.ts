import type { Embedder } from '#core/embedding/embedder.ts';
import type { ReferenceId } from '#core/ids.ts';
import type { ImageStore } from '../../stores/image-store.ts';
import type { ReferenceStore } from '../../stores/references/reference-store.ts';
import type { EmbeddedBatch } from '../../stores/retraining/retraining-store.ts';
import type { SubjectKey } from '../../stores/rows/keys.ts';
import type { SubjectStore } from '../../stores/subjects/subject-store.ts';
import { embedStored } from '../verifications/compared-references.ts';

export interface ReembeddingStores {
  readonly subjects: Pick<SubjectStore, 'find'>;
  readonly references: Pick<ReferenceStore, 'list' | 'embedded' | 'addEmbedding'>;
  readonly images: Pick<ImageStore, 'read'>;
}

/**
 * Embeds what a model has not embedded yet of some subjects' references, each kept only while its reference is there.
 * Doing it again does only what is missing. References that are held are left out: whoever accepts one embeds it.
 */
export async function reembedSubjects(
  stores: ReembeddingStores,
  keys: readonly SubjectKey[],
  embedder: Embedder,
): Promise<EmbeddedBatch> {
  let embedded = 0;
  const unreadable: ReferenceId[] = [];
  for (const key of keys) {
    const subject = await stores.subjects.find(key);
    if (subject === undefined || subject.erasingSince !== undefined) continue;
    const { modelVersion } = embedder.manifest;
    const [references, done] = await Promise.all([
      stores.references.list(key),
      stores.references.embedded(key, modelVersion),
    ]);
    const doneIds = new Set(done.map(({ id }) => id));
    for (const reference of references) {
      const id = reference.referenceId;
      if (reference.state === 'held' || doneIds.has(id)) continue;
      const embedding = await embedStored(stores.images, reference, embedder);
      if (embedding === undefined) {
        unreadable.push(id);
        continue;
      }
      await stores.references.addEmbedding(key, subject, { id, embedding, modelVersion });
      embedded++;
    }
  }
  return { subjects: keys.length, embedded, unreadable };
}
