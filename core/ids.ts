import { z } from 'zod';

/** Letters, digits and `.-_@`: safe in keys, paths and URLs; `#` and `/` would cross key and path boundaries. */
const idSchema = z
  .string()
  .min(1)
  .max(128)
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._@-]*$/,
    'use letters, digits and . _ @ -, beginning with a letter or digit',
  );

/** One customer of a deployment; comes from the verified token, never from a request. */
export const tenantIdSchema = idSchema.brand<'TenantId'>();
export type TenantId = z.infer<typeof tenantIdSchema>;

/** The person whose signature is enrolled, in the caller's own numbering. */
export const subjectIdSchema = idSchema.brand<'SubjectId'>();
export type SubjectId = z.infer<typeof subjectIdSchema>;

/** One enrolled genuine signature (a ULID, so that ids sort by time). */
export const referenceIdSchema = z.ulid().brand<'ReferenceId'>();
export type ReferenceId = z.infer<typeof referenceIdSchema>;

/** One verification (a ULID). */
export const verificationIdSchema = z.ulid().brand<'VerificationId'>();
export type VerificationId = z.infer<typeof verificationIdSchema>;

/** Many queries that are verified as one task (a ULID). */
export const batchIdSchema = z.ulid().brand<'BatchId'>();
export type BatchId = z.infer<typeof batchIdSchema>;

/** A model artefact's version, unique in a deployment and safe in keys and paths. */
export const modelVersionSchema = idSchema.brand<'ModelVersion'>();
export type ModelVersion = z.infer<typeof modelVersionSchema>;
