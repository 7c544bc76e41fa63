import { ulid } from 'ulidx';
import { type ModelVersion, verificationIdSchema } from '#core/ids.ts';
import { type Policy, type PolicyPart, resolvePolicy } from '#core/score/decision.ts';
import type { SubjectPolicy } from '../../api/schemas/subjects/subject-policy.ts';
import type { NewVerification } from '../../api/schemas/verifications/verification.ts';
import { ReferencesMissingError } from '../../errors/subject-errors.ts';
import { TooFewReferencesError } from '../../errors/verification-errors.ts';
import type { ImageStore } from '../../stores/image-store.ts';
import type { ReferenceStore } from '../../stores/references/reference-store.ts';
import type { SubjectKey } from '../../stores/rows/keys.ts';
import type { SubjectStore } from '../../stores/subjects/subject-store.ts';
import type { Telemetry } from '../../telemetry/telemetry.ts';
import type { ActiveModel } from '../active-model.ts';
import { embedImage } from '../embed-image.ts';
import { copiesOf, fingerprintOf } from '../fingerprint.ts';
import { inheritPolicy } from '../policies/inherit-policy.ts';
import type { TenantPolicies } from '../policies/remembered-policies.ts';
import { presentSubject } from '../subjects/get-subject.ts';
import { comparedReferences } from './compared-references.ts';
import { explainQuery } from './explain-query.ts';
import { judgeQuery } from './judge-query.ts';
import { type RecordingStores, recordVerification } from './record-verification.ts';
import { verificationAnswer } from './verification-answer.ts';

export interface VerificationStores extends RecordingStores {
  readonly subjects: Pick<SubjectStore, 'find'>;
  readonly references: Pick<ReferenceStore, 'list' | 'embedded' | 'addEmbedding'>;
  readonly images: Pick<ImageStore, 'read' | 'putQuery' | 'remove'>;
  readonly model: Pick<ActiveModel, 'embedder'>;
  readonly policies: TenantPolicies;
  readonly telemetry: Pick<Telemetry, 'time' | 'decided'>;
  /** What holds where neither the subject's policy nor its tenant's says anything: the days that a record is kept, and the policy itself. */
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
  /** Nothing is decided or written before this is fulfilled; absent where the request was counted as part of another. */
  readonly admitted?: Promise<void>;
}

/**
 * Verifies a questioned signature against the subject's references, all embedded by the active model, and records the
 * decision before it is answered.
 *
 * @throws SubjectUnknownError, ReferencesMissingError, TooFewReferencesError, RequestImageError, ModelError
 */
export async function verifyQuery(
  stores: VerificationStores,
  { key, image, policy, explain, by, at, admitted }: VerificationRequest,
): Promise<NewVerification> {
  const { telemetry } = stores;
  const embedder = await stores.model.embedder();
  const [query, rows] = await Promise.all([
    embedImage(image, embedder, '/image', telemetry.time),
    telemetry.time('Read', () => enrolledRows(stores, key, embedder.manifest.modelVersion)),
  ]);
  await admitted;
  const { subject, enrolled } = rows;
  const { references, embeddedOnTheWay } = await comparedReferences(stores, key, rows, embedder);
  checkCount(references.length, subject.policy);

  const fingerprint = fingerprintOf(image, query.prepared);
  // A held reference is not compared with, but a copy of it is a copy all the same.
  const original = enrolled.find(copiesOf(fingerprint));
  const { judgement, scores } = judgeQuery(
    {
      query: query.embedding,
      references: references.map(({ embedding }) => embedding),
      manifest: embedder.manifest,
      policy: resolvePolicy([policy, subject.policy], stores.defaults.policy),
    },
    original !== undefined,
  );
  const explanation = explain
    ? await explainQuery(stores.images, image, query, references, embedder)
    : undefined;

  const decided = {
    verificationId: verificationIdSchema.parse(ulid(at.getTime())),
    subject: key.subject,
    at: at.toISOString(),
    by,
    ...judgement,
    ...(original !== undefined && { copyOf: original.referenceId }),
    references: references.map(({ referenceId }, i) => ({ id: referenceId, score: scores[i] ?? 0 })),
    findings: [...query.findings],
    imageSha256: fingerprint.imageSha256,
    embeddedOnTheWay,
  };
  const record = await telemetry.time('Record', () =>
    recordVerification(stores, { key, subject, decided, image }),
  );
  telemetry.decided(judgement);
  return { ...verificationAnswer(record), ...(explanation !== undefined && { explanation }) };
}

/**
 * Reads the subject before its references: were it erased and enrolled anew between, the record of the decision, which is
 * bound to the subject that was read, could else rest on references that are gone. All this takes less time than
 * embedding the query.
 */
async function enrolledRows(
  { subjects, references, policies }: VerificationStores,
  key: SubjectKey,
  model: ModelVersion,
) {
  const [row, tenantPolicy] = await Promise.all([subjects.find(key), policies.of(key.tenant)]);
  const { incarnation, policy } = presentSubject(row);
  const subject = { incarnation, policy: inheritPolicy(policy, tenantPolicy) };
  const [enrolled, embedded] = await Promise.all([references.list(key), references.embedded(key, model)]);
  return { subject, enrolled, embedded };
}

function checkCount(count: number, { requiredReferences }: SubjectPolicy): void {
  if (count === 0) throw new ReferencesMissingError();
  if (count < requiredReferences) throw new TooFewReferencesError(count, requiredReferences);
}
