import type { ModelVersion, ReferenceId } from '#core/ids.ts';
import type { ImageLink, ReferenceAnswer, ReferenceList } from '../../api/schemas/references/reference.ts';
import { ReferenceUnknownError } from '../../errors/reference-errors.ts';
import type { ImageStore } from '../../stores/image-store.ts';
import type { Reference } from '../../stores/references/reference-row.ts';
import type { ReferenceStore } from '../../stores/references/reference-store.ts';
import type { SubjectKey } from '../../stores/rows/keys.ts';
import type { SubjectStore } from '../../stores/subjects/subject-store.ts';
import { knownSubject } from '../subjects/get-subject.ts';

export interface ReferenceStores {
  readonly subjects: Pick<SubjectStore, 'find'>;
  readonly references: Pick<ReferenceStore, 'list' | 'find' | 'modelVersions'>;
}

/** Every reference of a subject, oldest first. @throws SubjectUnknownError */
export async function listReferences(stores: ReferenceStores, key: SubjectKey): Promise<ReferenceList> {
  await knownSubject(stores.subjects, key);
  const versions = await stores.references.modelVersions(key);
  const references = await stores.references.list(key);
  return {
    subject: key.subject,
    references: references.map((reference) =>
      describeReference(reference, versions.get(reference.referenceId)),
    ),
  };
}

/** One reference. @throws SubjectUnknownError, ReferenceUnknownError */
export async function getReference(
  stores: ReferenceStores,
  key: SubjectKey,
  id: ReferenceId,
): Promise<ReferenceAnswer> {
  const reference = await knownReference(stores, key, id);
  const versions = await stores.references.modelVersions(key);
  return describeReference(reference, versions.get(id));
}

/** A link to a reference's image that expires soon. @throws SubjectUnknownError, ReferenceUnknownError */
export async function getReferenceImage(
  stores: Omit<ReferenceStores, 'references'> & {
    readonly references: Pick<ReferenceStore, 'find'>;
    readonly images: Pick<ImageStore, 'link'>;
  },
  key: SubjectKey,
  id: ReferenceId,
  at: Date,
): Promise<ImageLink> {
  const { image } = await knownReference(stores, key, id);
  return stores.images.link(image, at);
}

/** A reference of a subject that can be worked with. @throws SubjectUnknownError, ReferenceUnknownError */
export async function knownReference(
  {
    subjects,
    references,
  }: { subjects: Pick<SubjectStore, 'find'>; references: Pick<ReferenceStore, 'find'> },
  key: SubjectKey,
  id: ReferenceId,
): Promise<Reference> {
  await knownSubject(subjects, key);
  const reference = await references.find(key, id);
  if (reference === undefined) throw new ReferenceUnknownError();
  return reference;
}

function describeReference(reference: Reference, modelVersions: ModelVersion[] = []): ReferenceAnswer {
  const { referenceId, image: _, copyDescriptor: __, ...shown } = reference;
  return { id: referenceId, ...shown, modelVersions };
}
