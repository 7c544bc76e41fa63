import { ulid } from 'ulidx';
import type { Embedder } from '#core/embedding/embedder.ts';
import { type ReferenceId, referenceIdSchema } from '#core/ids.ts';
import { sha256 } from '#core/model/artefact.ts';
import type { QualityFinding } from '#core/quality/findings.ts';
import type { EnrollmentAnswer } from '../api/schemas/enrollment.ts';
import { SubjectChangedError, TooManyReferencesError } from '../errors/subject-errors.ts';
import type { ImageStore, StoredImage } from '../stores/image-store.ts';
import type { SubjectKey } from '../stores/keys.ts';
import type { NewReference, ReferenceStore } from '../stores/reference-store.ts';
import type { SubjectStore } from '../stores/subject-store.ts';
import type { ActiveModel } from './active-model.ts';
import { embedImage } from './embed-image.ts';

/** References of one subject at most: more do not help a verification and would make its one Query long. */
const MAX_REFERENCES = 30;

export interface EnrollmentStores {
  readonly subjects: Pick<SubjectStore, 'find'>;
  readonly references: Pick<ReferenceStore, 'enroll' | 'has'>;
  readonly images: Pick<ImageStore, 'put' | 'remove'>;
  readonly model: Pick<ActiveModel, 'embedder'>;
}

export interface EnrollmentRequest {
  readonly key: SubjectKey;
  readonly images: readonly Uint8Array[];
  readonly by: string;
  readonly at: Date;
}

/**
 * Enrolls genuine signatures of a subject, all or none: every image is checked and embedded before anything is written,
 * images are stored before the rows that name them, and are removed again when the rows cannot be written.
 *
 * @throws RequestImageError naming the first image that cannot be used
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

  const embedder = await stores.model.embedder();
  const { modelVersion } = embedder.manifest;
  const candidates = await embedAll(images, embedder);
  const stored: StoredImage[] = [];
  try {
    const references: NewReference[] = [];
    for (const { id, image, embedding } of candidates) {
      const storedImage = await stores.images.put(key, id, image);
      stored.push(storedImage);
      references.push({ id, embedding, imageSha256: sha256(image), storedImage });
    }
    await stores.references.enroll(key, { references, modelVersion, subject, by, at });
  } catch (error) {
    const applied = !(error instanceof SubjectChangedError) && (await wereEnrolled(stores, key, candidates));
    if (!applied) {
      for (const image of stored) await stores.images.remove(image);
      throw error;
    }
  }
  return {
    subject: key.subject,
    references: candidates.map(({ id, findings }) => ({ id, findings: [...findings] })),
    total,
    modelVersion,
  };
}

interface Candidate {
  readonly id: ReferenceId;
  readonly image: Uint8Array;
  readonly embedding: Float32Array;
  readonly findings: readonly QualityFinding[];
}

/** Whether the rows were written although the answer that says so was lost: all are, once one of them is. */
async function wereEnrolled(
  { references }: Pick<EnrollmentStores, 'references'>,
  key: SubjectKey,
  [first]: readonly Candidate[],
): Promise<boolean> {
  return first !== undefined && references.has(key, first.id);
}

/** One image after the other: a function has one processor, and decoded pictures are large. */
async function embedAll(images: readonly Uint8Array[], embedder: Embedder): Promise<Candidate[]> {
  const candidates: Candidate[] = [];
  for (const [i, image] of images.entries()) {
    const { embedding, findings } = await embedImage(image, embedder, `/images/${i}`);
    candidates.push({ id: referenceIdSchema.parse(ulid()), image, embedding, findings });
  }
  return candidates;
}
