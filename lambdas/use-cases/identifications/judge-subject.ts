import type { Embedder } from '#core/embedding/embedder.ts';
import type { ReferenceId, SubjectId, TenantId } from '#core/ids.ts';
import type { Policy } from '#core/score/decision.ts';
import type { Candidate } from '../../api/schemas/identification.ts';
import type { ReferenceStore } from '../../stores/references/reference-store.ts';
import type { SubjectStore } from '../../stores/subjects/subject-store.ts';
import type { Fingerprint } from '../fingerprint.ts';
import { judgeQuery } from '../verifications/judge-query.ts';

export interface EnrolledStores {
  readonly subjects: Pick<SubjectStore, 'find'>;
  readonly references: Pick<ReferenceStore, 'list' | 'embedded'>;
}

/** A questioned signature, and by what it is judged. */
export interface QuestionedSignature {
  readonly tenant: TenantId;
  readonly embedding: Float32Array;
  /** Whether another picture shows the same ink. */
  readonly isCopy: (other: Fingerprint) => boolean;
  readonly policy: Policy;
  readonly embedder: Pick<Embedder, 'manifest'>;
}

/** A subject as it is enrolled at this moment, and what the questioned signature says about it. */
export interface JudgedSubject {
  readonly subject: SubjectId;
  /** Those that can be compared with; none where the subject is gone. */
  readonly references: readonly ReferenceId[];
  /** Absent where the signature resembles the subject's no better than other people's do. */
  readonly candidate: Candidate | undefined;
}

/** Judges a questioned signature by one subject's references, as a verification would. */
export async function judgeSubject(
  stores: EnrolledStores,
  subject: SubjectId,
  { tenant, embedding, isCopy, policy, embedder }: QuestionedSignature,
): Promise<JudgedSubject> {
  const { manifest } = embedder;
  const key = { tenant, subject };
  const [row, enrolled, embedded] = await Promise.all([
    stores.subjects.find(key),
    stores.references.list(key),
    stores.references.embedded(key, manifest.modelVersion),
  ]);
  const isGone = row === undefined || row.erasingSince !== undefined || embedded.length === 0;
  if (isGone) return { subject, references: [], candidate: undefined };

  const original = enrolled.find(isCopy);
  const references = embedded.map(({ id }) => id);
  const { judgement } = judgeQuery(
    { query: embedding, references: embedded.map((reference) => reference.embedding), manifest, policy },
    original !== undefined,
  );
  const { decision, reason, score, likelihoodRatio } = judgement;
  if (decision === 'reject' && original === undefined) return { subject, references, candidate: undefined };
  const candidate: Candidate = {
    subject,
    reason,
    score,
    ...(likelihoodRatio !== undefined && { likelihoodRatio }),
    references: references.length,
    ...(original !== undefined && { copyOf: original.referenceId }),
  };
  return { subject, references, candidate };
}
