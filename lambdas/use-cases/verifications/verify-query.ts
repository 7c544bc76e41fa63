import { ulid } from 'ulidx';
import { verificationIdSchema } from '#core/ids.ts';
import { describeCopy } from '#core/image/near-copy.ts';
import { sha256 } from '#core/model/artefact.ts';
import { type Policy, type PolicyPart, resolvePolicy } from '#core/score/decision.ts';
import type { NewVerification } from '../../api/schemas/verifications/verification.ts';
import { ReferencesMissingError, SubjectUnknownError } from '../../errors/subject-errors.ts';
import { TooFewReferencesError } from '../../errors/verification-errors.ts';
import type { ImageStore } from '../../stores/image-store.ts';
import type { SubjectKey } from '../../stores/keys.ts';
import type { EnrolledStore, EnrolledSubject } from '../../stores/verifications/enrolled-store.ts';
import type { ActiveModel } from '../active-model.ts';
import { embedImage } from '../embed-image.ts';
import { embeddedReferences } from './embedded-references.ts';
import { explainQuery } from './explain-query.ts';
import { findCopy } from './find-copy.ts';
import { judgeQuery } from './judge-query.ts';
import { type RecordingStores, recordVerification } from './record-verification.ts';
import { verificationAnswer } from './verification-answer.ts';

export interface VerificationStores extends RecordingStores {
  readonly enrolled: Pick<EnrolledStore, 'find' | 'embeddings' | 'addEmbedding'>;
  readonly images: Pick<ImageStore, 'read' | 'putQuery' | 'remove'>;
  readonly model: Pick<ActiveModel, 'embedder'>;
  /** What holds where the subject's policy says nothing: the days that a record is kept, and the policy itself. */
  readonly defaults: RecordingStores['defaults'] & { readonly policy: Policy };
}

export interface VerificationRequest {
  readonly key: SubjectKey;
  readonly image: Uint8Array;
  /** What the call itself sets; it goes before the subject's policy, and that before the deployment's. */
  readonly policy: PolicyPart;
  readonly explain: boolean;
  readonly by: string;
  readonly at: Date;
}

/**
 * Verifies a questioned signature against the subject's references, all embedded by the active model, and records the
 * decision before it is answered.
 *
 * @throws SubjectUnknownError, ReferencesMissingError, TooFewReferencesError, RequestImageError, ModelError
 */
export async function verifyQuery(
  stores: VerificationStores,
  { key, image, policy, explain, by, at }: VerificationRequest,
): Promise<NewVerification> {
  const embedder = await stores.model.embedder();
  const [query, subject, known] = await Promise.all([
    embedImage(image, embedder, '/image'),
    stores.enrolled.find(key),
    stores.enrolled.embeddings(key, embedder.manifest.modelVersion),
  ]);
  if (subject === undefined) throw new SubjectUnknownError();
  const { references, embeddedOnTheWay } = await embeddedReferences(stores, key, subject, known, embedder);
  checkCount(references.length, subject);

  const imageSha256 = sha256(image);
  const copyDescriptor = describeCopy(query.prepared);
  // A held reference is not compared with, but a copy of it is a copy all the same.
  const original = findCopy({ imageSha256, copyDescriptor }, subject.references);
  const { judgement, scores } = judgeQuery(
    {
      query: query.embedding,
      references: references.map(({ embedding }) => embedding),
      manifest: embedder.manifest,
      policy: resolvePolicy([policy, subject.policy], stores.defaults.policy),
    },
    original !== undefined,
  );
  const explanation = explain ? await explainQuery(stores.images, query, references, embedder) : undefined;

  const decided = {
    verificationId: verificationIdSchema.parse(ulid(at.getTime())),
    subject: key.subject,
    at: at.toISOString(),
    by,
    ...judgement,
    ...(original !== undefined && { copyOf: original.referenceId }),
    references: references.map(({ referenceId }, i) => ({ id: referenceId, score: scores[i] ?? 0 })),
    findings: [...query.findings],
    imageSha256,
    embeddedOnTheWay,
  };
  const record = await recordVerification(stores, { key, subject, decided, image });
  return { ...verificationAnswer(record), ...(explanation !== undefined && { explanation }) };
}

function checkCount(count: number, { policy }: EnrolledSubject): void {
  if (count === 0) throw new ReferencesMissingError();
  const required = policy.requiredReferences ?? 1;
  if (count < required) throw new TooFewReferencesError(count, required);
}
