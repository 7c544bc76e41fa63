import { ulid } from 'ulidx';
import { verificationIdSchema } from '#core/ids.ts';
import { sha256 } from '#core/model/artefact.ts';
import type { Policy } from '#core/score/decision.ts';
import { verifySignature } from '#core/score/verify-signature.ts';
import type { VerificationAnswer } from '../api/contract.ts';
import { ReferencesMissingError, SubjectUnknownError } from '../errors/subject-errors.ts';
import type { SubjectKey } from '../stores/keys.ts';
import type { ReferenceStore } from '../stores/reference-store.ts';
import type { SubjectStore } from '../stores/subject-store.ts';
import type { VerificationStore } from '../stores/verification-store.ts';
import type { ActiveModel } from './active-model.ts';
import { embedImage } from './embed-image.ts';

export interface VerificationStores {
  readonly subjects: Pick<SubjectStore, 'find'>;
  readonly references: Pick<ReferenceStore, 'embedded'>;
  readonly verifications: Pick<VerificationStore, 'record'>;
  readonly model: Pick<ActiveModel, 'embedder'>;
}

export interface VerificationRequest {
  readonly key: SubjectKey;
  readonly image: Uint8Array;
  readonly policy: Policy;
  readonly by: string;
  readonly at: Date;
}

/**
 * Verifies a questioned signature against the subject's references of the active model, and records the decision before
 * it is answered.
 *
 * @throws SubjectUnknownError, ReferencesMissingError, RequestImageError, ModelError
 */
export async function verifyQuery(
  stores: VerificationStores,
  { key, image, policy, by, at }: VerificationRequest,
): Promise<VerificationAnswer> {
  const embedder = await stores.model.embedder();
  const { manifest } = embedder;
  const references = await stores.references.embedded(key, manifest.modelVersion);
  if (references.length === 0) throw await absence(stores.subjects, key);

  const { embedding: query, findings } = await embedImage(image, embedder, '/image');
  const {
    decision,
    score,
    references: scores,
    thresholds,
  } = verifySignature({
    query,
    references: references.map(({ embedding }) => embedding),
    manifest,
    policy,
  });
  const id = verificationIdSchema.parse(ulid(at.getTime()));
  await stores.verifications.record(key, {
    id,
    at,
    by,
    modelVersion: manifest.modelVersion,
    policy,
    thresholds,
    imageSha256: sha256(image),
    referenceCount: references.length,
    decision,
    score,
  });
  return {
    id,
    subject: key.subject,
    decision,
    score,
    references: references.map((reference, i) => ({ id: reference.id, score: scores[i] ?? 0 })),
    findings: [...findings],
    policy,
    modelVersion: manifest.modelVersion,
  };
}

/** Tells why there is nothing to compare with. */
async function absence(subjects: Pick<SubjectStore, 'find'>, key: SubjectKey): Promise<Error> {
  const subject = await subjects.find(key);
  const isThere = subject !== undefined && subject.erasingSince === undefined;
  return isThere ? new ReferencesMissingError() : new SubjectUnknownError();
}
