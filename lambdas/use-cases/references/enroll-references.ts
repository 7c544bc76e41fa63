import type { Embedder } from '#core/embedding/embedder.ts';
import { findOutliers } from '#core/score/consistency.ts';
import type { EnrollmentAnswer } from '../../api/schemas/references/enrollment.ts';
import { NO_OWN_POLICY, type SubjectPolicy } from '../../api/schemas/subjects/subject-policy.ts';
import { ReferenceDuplicateError, ReferenceInconsistentError } from '../../errors/reference-errors.ts';
import { RequestImageError } from '../../errors/request-errors.ts';
import { SubjectChangedError, TooManyReferencesError } from '../../errors/subject-errors.ts';
import type { ImageStore } from '../../stores/image-store.ts';
import type { NewReference } from '../../stores/references/reference-row.ts';
import type { ReferenceStore } from '../../stores/references/reference-store.ts';
import type { SubjectKey } from '../../stores/rows/keys.ts';
import type { Subject } from '../../stores/subjects/subject-row.ts';
import type { SubjectStore } from '../../stores/subjects/subject-store.ts';
import type { ActiveModel } from '../active-model.ts';
import { inheritPolicy } from '../policies/inherit-policy.ts';
import type { TenantPolicies } from '../policies/remembered-policies.ts';
import { type Candidate, examineCandidates, imagePointer } from './examine-candidates.ts';
import { findDuplicate } from './find-duplicate.ts';

/** References of one subject at most: more do not help a verification and would make its one Query long. */
const MAX_REFERENCES = 30;

export interface EnrollmentStores {
  readonly subjects: Pick<SubjectStore, 'find'>;
  readonly references: Pick<ReferenceStore, 'enroll' | 'find' | 'list' | 'embedded'>;
  readonly images: Pick<ImageStore, 'put' | 'eraseReference'>;
  readonly model: Pick<ActiveModel, 'embedder'>;
  readonly policies: TenantPolicies;
}

export interface EnrollmentRequest {
  readonly key: SubjectKey;
  readonly images: readonly Uint8Array[];
  readonly by: string;
  readonly at: Date;
}

/**
 * Enrolls genuine signatures of a subject, all or none: every image is judged and embedded before anything is written,
 * images are stored before the rows that name them, and are removed again when the rows cannot be written. What does not
 * look like the person's other references is refused or held, as the subject's policy says.
 *
 * @throws RequestImageError naming the first image that cannot be used, is not good enough, or is enrolled already
 * @throws TooManyReferencesError, SubjectChangedError, ModelError
 */
export async function enrollReferences(
  stores: EnrollmentStores,
  { key, images, by, at }: EnrollmentRequest,
): Promise<EnrollmentAnswer> {
  const subject = await stores.subjects.find(key);
  if (subject?.erasingSince !== undefined) throw new SubjectChangedError();
  const total = (subject?.referenceCount ?? 0) + images.length;
  if (total > MAX_REFERENCES) throw new TooManyReferencesError(total, MAX_REFERENCES);

  const policy = inheritPolicy(subject?.policy ?? NO_OWN_POLICY, await stores.policies.of(key.tenant));
  const embedder = await stores.model.embedder();
  const { modelVersion } = embedder.manifest;
  const candidates = await examineCandidates(images, embedder);
  await refuseDuplicates(stores, key, candidates);
  const held = await outliersAmong(stores, key, candidates, embedder, policy);
  await store(stores, { key, candidates, held, subject, embedder, by, at });

  const active = total - (subject?.heldCount ?? 0) - held.size;
  return {
    subject: key.subject,
    references: candidates.map(({ id, findings }, i) => ({
      id,
      state: held.has(i) ? 'held' : 'active',
      findings: [...findings],
    })),
    total,
    missing: Math.max(0, policy.requiredReferences - active),
    modelVersion,
  };
}

async function refuseDuplicates(
  { references }: EnrollmentStores,
  key: SubjectKey,
  candidates: readonly Candidate[],
): Promise<void> {
  const duplicate = findDuplicate(await references.list(key), candidates);
  if (duplicate !== undefined) {
    throw new RequestImageError(imagePointer(duplicate), new ReferenceDuplicateError());
  }
}

/** Indices of the candidates to hold. @throws RequestImageError where the policy refuses them instead */
async function outliersAmong(
  { references }: EnrollmentStores,
  key: SubjectKey,
  candidates: readonly Candidate[],
  { manifest }: Embedder,
  policy: SubjectPolicy,
): Promise<ReadonlySet<number>> {
  const known = await references.embedded(key, manifest.modelVersion);
  const outliers = findOutliers({
    references: known.map(({ embedding }) => embedding),
    candidates: candidates.map(({ embedding }) => embedding),
    manifest,
  });
  const [first] = outliers;
  if (first !== undefined && policy.outliers === 'refuse') {
    throw new RequestImageError(imagePointer(first), new ReferenceInconsistentError());
  }
  return new Set(outliers);
}

interface Enrollment {
  readonly key: SubjectKey;
  readonly candidates: readonly Candidate[];
  readonly held: ReadonlySet<number>;
  readonly subject: Subject | undefined;
  readonly embedder: Embedder;
  readonly by: string;
  readonly at: Date;
}

/** Stores images, then rows; where the rows were not written, the images go again. */
async function store(stores: EnrollmentStores, enrollment: Enrollment): Promise<void> {
  const { key, candidates, held, subject, embedder, by, at } = enrollment;
  const { modelVersion } = embedder.manifest;
  try {
    const references: NewReference[] = [];
    for (const [i, { image, embedding, findings, ...candidate }] of candidates.entries()) {
      const storedImage = await stores.images.put(key, candidate.id, image);
      const kept = { ...candidate, findings: [...findings], storedImage };
      references.push({ ...kept, embedding: held.has(i) ? undefined : embedding });
    }
    await stores.references.enroll(key, { references, modelVersion, subject, by, at });
  } catch (error) {
    const applied = !(error instanceof SubjectChangedError) && (await wereEnrolled(stores, key, candidates));
    if (!applied) {
      await withdrawImages(stores, key, candidates);
      throw error;
    }
  }
}

/**
 * Removes what was stored of an enrollment that did not come to be: every version under every name, because an image
 * whose answer was lost was stored all the same, and may have been stored again. One that cannot be removed now goes
 * with its subject, and keeps neither the others nor the error that led here from going their way.
 */
async function withdrawImages(
  { images }: Pick<EnrollmentStores, 'images'>,
  key: SubjectKey,
  candidates: readonly Candidate[],
): Promise<void> {
  await Promise.allSettled(candidates.map(({ id }) => images.eraseReference(key, id)));
}

/** Whether the rows were written although the answer that says so was lost: all are, once one of them is. */
async function wereEnrolled(
  { references }: Pick<EnrollmentStores, 'references'>,
  key: SubjectKey,
  [first]: readonly Candidate[],
): Promise<boolean> {
  return first !== undefined && (await references.find(key, first.id)) !== undefined;
}
