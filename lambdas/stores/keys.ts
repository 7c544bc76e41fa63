import type { ModelVersion, ReferenceId, SubjectId, TenantId, VerificationId } from '#core/ids.ts';

/** Names a subject; a tenant leads every key, so nothing can be reached without one. */
export interface SubjectKey {
  readonly tenant: TenantId;
  readonly subject: SubjectId;
}

/** Sort key of a subject's own row. */
export const SUBJECT_ROW = 'SUBJECT';
/** Partition of the models, and sort key of the pointer to the active one. */
export const MODEL_PARTITION = 'MODEL';
export const ACTIVE_MODEL_ROW = 'ACTIVE';

/** Prefixes of the sort keys under a subject, by what the row is. */
export const ROW_PREFIX = { reference: 'REF#', embedding: 'EMB#', verification: 'VER#' } as const;

export const subjectPartition = ({ tenant, subject }: SubjectKey): string => `T#${tenant}#S#${subject}`;
export const erasedPartition = (tenant: TenantId): string => `T#${tenant}#ERASED`;

export const referenceRow = (id: ReferenceId): string => `${ROW_PREFIX.reference}${id}`;
export const embeddingRows = (version: ModelVersion): string => `${ROW_PREFIX.embedding}${version}#`;
export const embeddingRow = (version: ModelVersion, id: ReferenceId): string =>
  `${embeddingRows(version)}${id}`;
export const verificationRow = (id: VerificationId): string => `${ROW_PREFIX.verification}${id}`;
/** Prefix of the sort keys of published models. */
export const MODEL_ROWS = 'V#';
export const modelRow = (version: ModelVersion): string => `${MODEL_ROWS}${version}`;

/** Folder of a subject's images in the image bucket. */
export const imageFolder = ({ tenant, subject }: SubjectKey): string => `${tenant}/${subject}/`;
/** Object that holds a reference's image. */
export const imageObject = (key: SubjectKey, id: ReferenceId): string => `${imageFolder(key)}${id}`;
/** Object that holds one file of a model artefact in the model bucket. */
export const modelObject = (version: ModelVersion, file: string): string => `models/${version}/${file}`;
