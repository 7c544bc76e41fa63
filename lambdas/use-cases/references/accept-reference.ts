import type { ReferenceId } from '#core/ids.ts';
import type { ReferenceAnswer } from '../../api/schemas/references/reference.ts';
import { ReferenceNotHeldError, ReferenceUnknownError } from '../../errors/reference-errors.ts';
import type { ImageStore } from '../../stores/image-store.ts';
import type { ReferenceStore } from '../../stores/references/reference-store.ts';
import type { SubjectKey } from '../../stores/rows/keys.ts';
import type { SubjectStore } from '../../stores/subjects/subject-store.ts';
import type { ActiveModel } from '../active-model.ts';
import { embedImage } from '../embed-image.ts';
import { knownSubject } from '../subjects/get-subject.ts';
import { getReference } from './get-references.ts';

export interface AcceptanceStores {
  readonly subjects: Pick<SubjectStore, 'find'>;
  readonly references: Pick<ReferenceStore, 'list' | 'find' | 'modelVersions' | 'accept'>;
  readonly images: Pick<ImageStore, 'read'>;
  readonly model: Pick<ActiveModel, 'embedder'>;
}

/**
 * Accepts a reference that was held: it is embedded now, from its stored image, and compared with from then on.
 *
 * @throws SubjectUnknownError, ReferenceUnknownError, ReferenceNotHeldError, SubjectChangedError, ModelError
 */
export async function acceptReference(
  stores: AcceptanceStores,
  {
    key,
    id,
    by,
    at,
  }: { readonly key: SubjectKey; readonly id: ReferenceId; readonly by: string; readonly at: Date },
): Promise<ReferenceAnswer> {
  const subject = await knownSubject(stores.subjects, key);
  const reference = await stores.references.find(key, id);
  if (reference === undefined) throw new ReferenceUnknownError();
  if (reference.state !== 'held') throw new ReferenceNotHeldError();
  const image = await stores.images.read(reference.image);
  if (image === undefined) throw new ReferenceUnknownError();

  const embedder = await stores.model.embedder();
  const { embedding } = await embedImage(image, embedder, '');
  const { modelVersion } = embedder.manifest;
  await stores.references.accept(key, subject, { id, embedding, modelVersion, by }, at);
  return getReference(stores, key, id);
}
