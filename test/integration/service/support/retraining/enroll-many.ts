import { ulid } from 'ulidx';
import { referenceIdSchema, subjectIdSchema, type TenantId } from '#core/ids.ts';
import { sha256 } from '#core/model/artefact.ts';
import type { SubjectKey } from '#lambdas/stores/rows/keys.ts';
import { eraseSubject } from '#lambdas/use-cases/subjects/erase-subject.ts';
import { person } from '../people.ts';
import { deployedStores } from '../stores.ts';

const REFERENCES_EACH = 5;
/** People whose pictures are used again and again: drawing them is what takes time. */
const PEOPLE = 4;

/**
 * Enrolls many subjects with five references each by writing what an enrollment writes, so that it takes seconds; their
 * embeddings by the active model are zeros.
 */
export async function enrollMany(
  tenant: TenantId,
  count: number,
  policy: { readonly trainingConsent: boolean },
): Promise<SubjectKey[]> {
  const stores = deployedStores();
  const people = await Promise.all(Array.from({ length: PEOPLE }, (_, i) => person(i)));
  const { modelVersion } = await stores.registry.active();
  const at = new Date();
  const keys = Array.from({ length: count }, (_, i) => ({
    tenant,
    subject: subjectIdSchema.parse(`subject-${i}`),
  }));
  for (const [i, key] of keys.entries()) {
    const pictures = people[i % PEOPLE]?.genuine.slice(0, REFERENCES_EACH) ?? [];
    const references = await Promise.all(
      pictures.map(async (picture) => {
        const id = referenceIdSchema.parse(ulid());
        return {
          id,
          embedding: new Float32Array(4),
          imageSha256: sha256(picture),
          copyDescriptor: new Uint8Array(4),
          findings: [],
          storedImage: await stores.images.put(key, id, picture),
        };
      }),
    );
    await stores.references.enroll(key, { references, modelVersion, subject: undefined, by: 'test', at });
    const subject = await stores.subjects.find(key);
    if (subject !== undefined && policy.trainingConsent)
      await stores.subjects.setPolicy(key, subject, { ...subject.policy, ...policy }, at);
  }
  return keys;
}

/** Erases subjects again, so that other tests need not embed them. */
export async function eraseMany(keys: readonly SubjectKey[]): Promise<void> {
  const { subjects, erasures, images } = deployedStores();
  for (const key of keys)
    await eraseSubject({ subjects, erasures, images }, { key, by: 'test', at: new Date() });
}
