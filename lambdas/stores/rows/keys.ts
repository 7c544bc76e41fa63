import { z } from 'zod';
import {
  type BatchId,
  type ModelVersion,
  type ReferenceId,
  subjectIdSchema,
  type TenantId,
  tenantIdSchema,
  type VerificationId,
} from '#core/ids.ts';
import type { Decision } from '#core/score/decision.ts';

/** Names a subject; a tenant leads every key, so nothing can be reached without one. */
export const subjectKeySchema = z.object({ tenant: tenantIdSchema, subject: subjectIdSchema }).readonly();
export type SubjectKey = z.infer<typeof subjectKeySchema>;

/** Sort key of a subject's own row. */
export const SUBJECT_ROW = 'SUBJECT';
/** Partition of the models, and sort key of the pointer to the active one. */
export const MODEL_PARTITION = 'MODEL';
export const ACTIVE_MODEL_ROW = 'ACTIVE';

/** Partition of the retrainings; the sort key is a retraining's id. */
export const RETRAINING_PARTITION = 'RETRAINING';

/** The row that says which retraining's turn it is, in a partition of its own. */
export const RETRAINING_TURN_PARTITION = 'RETRAINING#TURN';
export const RETRAINING_TURN_ROW = 'TURN';

/** Partition of what the daily sweep remembers. */
export const SWEEP_PARTITION = 'SWEEP';

/** Prefixes of the sort keys under a subject, by what the row is. */
export const ROW_PREFIX = {
  reference: 'REF#',
  embedding: 'EMB#',
  verification: 'VER#',
  label: 'LABEL#',
} as const;
/** Prefix of the sort keys of answers that are kept for repeated requests; the operation's name follows. */
export const KEPT_ANSWER_PREFIX = 'IDEMPOTENT#';

export const subjectPartition = ({ tenant, subject }: SubjectKey): string => `T#${tenant}#S#${subject}`;
/** A tenant's batches, by id. */
export const batchPartition = (tenant: TenantId): string => `T#${tenant}#BATCHES`;
/** How the parts of a batch ended, by part. */
export const batchPartsPartition = (tenant: TenantId, id: BatchId): string => `T#${tenant}#BATCH#${id}`;
export const erasedPartition = (tenant: TenantId): string => `T#${tenant}#ERASED`;
/** Names of a tenant's subjects, in order. */
export const subjectListPartition = (tenant: TenantId): string => `T#${tenant}#SUBJECTS`;
/** Kept answers to requests that are about no subject, or outlive theirs. */
export const keptAnswerPartition = (tenant: TenantId): string => `T#${tenant}#IDEMPOTENT`;
/** Counters of a tenant's requests. */
export const ratePartition = (tenant: TenantId): string => `T#${tenant}#RATE`;

export const referenceRow = (id: ReferenceId): string => `${ROW_PREFIX.reference}${id}`;
export const embeddingRows = (version: ModelVersion): string => `${ROW_PREFIX.embedding}${version}#`;
export const embeddingRow = (version: ModelVersion, id: ReferenceId): string =>
  `${embeddingRows(version)}${id}`;
export const verificationRow = (id: VerificationId): string => `${ROW_PREFIX.verification}${id}`;
/** A person's finding about a verification, for training. */
export const labelRow = (id: VerificationId): string => `${ROW_PREFIX.label}${id}`;
/** Prefix of the sort keys of published models. */
export const MODEL_ROWS = 'V#';
export const modelRow = (version: ModelVersion): string => `${MODEL_ROWS}${version}`;

/** Indexes of verifications across subjects, each with its partition key; the sort key of both is `verificationId`. */
export const DECISIONS_INDEX = { name: 'decisions', partitionKey: 'decisionList' } as const;
export const REVIEWS_INDEX = { name: 'reviews', partitionKey: 'reviewQueue' } as const;
export const decisionList = (tenant: TenantId, decision: Decision): string =>
  `T#${tenant}#DECISION#${decision}`;
export const reviewQueue = (tenant: TenantId): string => `T#${tenant}#REVIEWS`;

/** Index of the embeddings of a tenant by one model, in the order in which they were written. */
export const EMBEDDINGS_INDEX = {
  name: 'embeddings',
  partitionKey: 'embeddingList',
  sortKey: 'embeddedAt',
} as const;
export const embeddingList = (tenant: TenantId, version: ModelVersion): string =>
  `T#${tenant}#EMB#${version}`;
/** Moments sort as text; the id tells those of one millisecond apart. */
export const embeddedAt = (at: Date, id: ReferenceId): string => `${at.toISOString()}#${id}`;

/** Folder of a subject's images in the image bucket. */
export const imageFolder = ({ tenant, subject }: SubjectKey): string => `${tenant}/${subject}/`;
/** The subject whose folder an object of the image bucket lies in; undefined where it is in none. */
export function subjectOfObject(object: string): SubjectKey | undefined {
  const [tenant, subject, ...rest] = object.split('/');
  const key = subjectKeySchema.safeParse({ tenant, subject });
  return rest.length === 0 ? undefined : key.data;
}
/** Object that holds a reference's image. */
export const imageObject = (key: SubjectKey, id: ReferenceId): string => `${imageFolder(key)}${id}`;
/** Object that holds the query of a verification that waits for a person. */
export const queryImageObject = (key: SubjectKey, id: VerificationId): string =>
  `${imageFolder(key)}queries/${id}`;
/** Folder of a tenant in the bucket of batches, and the one in it where a batch keeps what it makes. */
export const tenantFolder = (tenant: TenantId): string => `${tenant}/`;
export const batchFolder = (id: BatchId): string => `batches/${id}/`;
/** Object that holds one file of a model artefact in the model bucket. */
export const modelObject = (version: ModelVersion, file: string): string => `models/${version}/${file}`;
