import type { ReferenceId } from '#core/ids.ts';
import type { RemovalAnswer } from '../../api/schemas/references/reference.ts';
import { ReferenceUnknownError } from '../../errors/reference-errors.ts';
import type { ImageStore } from '../../stores/image-store.ts';
import type { ReferenceStore } from '../../stores/references/reference-store.ts';
import type { SubjectKey } from '../../stores/rows/keys.ts';
import type { SubjectStore } from '../../stores/subjects/subject-store.ts';
import { knownSubject } from '../subjects/get-subject.ts';

export interface RemovalStores {
  readonly subjects: Pick<SubjectStore, 'find'>;
  readonly references: Pick<ReferenceStore, 'find' | 'remove' | 'forgetEmbeddings'>;
  readonly images: Pick<ImageStore, 'eraseReference'>;
}

/**
 * Removes a reference, then embeddings that a model made of it meanwhile and every version of its image: a reference that
 * somebody changed meanwhile keeps its image, and what an interrupted removal has left goes when the removal is asked for
 * again, although its row is gone by then.
 *
 * @throws SubjectUnknownError, ReferenceUnknownError, SubjectChangedError, ImagesNotErasedError
 */
export async function removeReference(
  stores: RemovalStores,
  { key, id, at }: { readonly key: SubjectKey; readonly id: ReferenceId; readonly at: Date },
): Promise<RemovalAnswer> {
  const subject = await knownSubject(stores.subjects, key);
  const reference = await stores.references.find(key, id);
  if (reference !== undefined) await stores.references.remove(key, subject, reference, at);
  await stores.references.forgetEmbeddings(key, id);
  await stores.images.eraseReference(key, id);
  if (reference === undefined) throw new ReferenceUnknownError();
  return { subject: key.subject, removed: id, total: subject.referenceCount - 1 };
}
