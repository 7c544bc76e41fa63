import { z } from 'zod';
import { modelVersionSchema, referenceIdSchema } from '#core/ids.ts';
import { gateVerdictSchema } from '#core/retraining/gate.ts';
import { bucketObjectSchema, evaluatedSchema, trainedSchema } from '#core/retraining/job.ts';
import { measurementsSchema } from '#core/retraining/measured-model.ts';
import { retrainingStepSchema } from '#core/retraining/steps.ts';

/** A retraining's name, a ULID, so that retrainings sort by their beginning. */
export const retrainingIdSchema = z.ulid().brand<'RetrainingId'>();
export type RetrainingId = z.infer<typeof retrainingIdSchema>;

/** How a retraining stands; the last four are ends. */
export const retrainingStatusSchema = z.enum([
  'running',
  'waiting-for-approval',
  'promoted',
  'refused',
  'declined',
  'failed',
]);

/** What a person said of a candidate. */
export const approvalSchema = z.object({
  approved: z.boolean(),
  reviewer: z.string(),
  /** The `sub` of the token that said so. */
  by: z.string(),
  at: z.iso.datetime(),
});
export type Approval = z.infer<typeof approvalSchema>;

/** What a snapshot holds of one set. */
export const setCountsSchema = z.object({
  name: z.string(),
  use: z.enum(['train', 'benchmark']),
  writers: z.int().nonnegative(),
  images: z.int().nonnegative(),
  /** Images by medium, `unknown` among them. */
  media: z.record(z.string(), z.int().nonnegative()).optional(),
});
export type SetCounts = z.infer<typeof setCountsSchema>;

/** How far the embedding of the references has come. */
export const reembeddingSchema = z.object({
  subjects: z.int().nonnegative(),
  subjectsDone: z.int().nonnegative(),
  embedded: z.int().nonnegative(),
  /** References whose picture is gone or cannot be used; verifications leave them out. */
  unreadable: z.int().nonnegative(),
});

/** Everything that is known of one retraining; steps add to it as they end. */
export const retrainingRowSchema = z.object({
  retraining: retrainingIdSchema,
  status: retrainingStatusSchema,
  step: retrainingStepSchema,
  startedAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  startedBy: z.string(),
  /** The version that answered when it began, and that alone it may replace. */
  active: modelVersionSchema,
  snapshot: bucketObjectSchema.optional(),
  sets: z.array(setCountsSchema).optional(),
  trained: trainedSchema.optional(),
  evaluated: evaluatedSchema.optional(),
  measurements: measurementsSchema.optional(),
  verdict: gateVerdictSchema.optional(),
  /** Whoever holds it may answer for the person who is waited for; never leaves the service. */
  approvalToken: z.string().optional(),
  approval: approvalSchema.optional(),
  reembedding: reembeddingSchema.optional(),
  /** Some of the references that could not be embedded. */
  unreadableReferences: z.set(referenceIdSchema).optional(),
  failure: z.object({ error: z.string(), reason: z.string() }).optional(),
});
export type RetrainingRow = z.infer<typeof retrainingRowSchema>;
