import { z } from 'zod';
import { modelVersionSchema, referenceIdSchema, subjectIdSchema, verificationIdSchema } from '#core/ids.ts';
import { qualityFindingSchema } from '#core/quality/findings.ts';
import { policySchema } from '#core/score/decision.ts';

/** Images of one enrollment request at most. */
const MAX_IMAGES_PER_REQUEST = 10;

/** Body of `POST /v1/subjects/{subject}/references` as JSON; one raw image is the other form. */
export const enrollmentRequestSchema = z.strictObject({
  images: z.array(z.base64()).min(1).max(MAX_IMAGES_PER_REQUEST),
});

/** Body of `POST /v1/subjects/{subject}/verifications` as JSON; one raw image is the other form. */
export const verificationRequestSchema = z.strictObject({
  image: z.base64(),
  policy: policySchema.optional(),
});

const scoreSchema = z.number().min(0).max(1);
const momentSchema = z.iso.datetime();

/** A subject as its tenant sees it. */
export const subjectAnswerSchema = z.object({
  subject: subjectIdSchema,
  references: z.int().nonnegative(),
  createdAt: momentSchema,
  updatedAt: momentSchema,
});
export type SubjectAnswer = z.infer<typeof subjectAnswerSchema>;

/** What one enrollment added. */
export const enrollmentAnswerSchema = z.object({
  subject: subjectIdSchema,
  references: z.array(z.object({ id: referenceIdSchema, findings: z.array(qualityFindingSchema) })),
  /** References of the subject after this enrollment. */
  total: z.int().positive(),
  modelVersion: modelVersionSchema,
});
export type EnrollmentAnswer = z.infer<typeof enrollmentAnswerSchema>;

/** The answer to "did this person write it?". */
export const verificationAnswerSchema = z.object({
  id: verificationIdSchema,
  subject: subjectIdSchema,
  decision: z.enum(['accept', 'review', 'reject']),
  score: scoreSchema,
  references: z.array(z.object({ id: referenceIdSchema, score: scoreSchema })),
  findings: z.array(qualityFindingSchema),
  policy: policySchema,
  modelVersion: modelVersionSchema,
});
export type VerificationAnswer = z.infer<typeof verificationAnswerSchema>;

/** Proof of an erasure: what was removed, and when. */
export const erasureAnswerSchema = z.object({
  receipt: z.ulid(),
  subject: subjectIdSchema,
  erasedAt: momentSchema,
  removed: z.object({
    references: z.int().nonnegative(),
    embeddings: z.int().nonnegative(),
    verifications: z.int().nonnegative(),
    /** Stored images, counting every version and deletion marker. */
    imageVersions: z.int().nonnegative(),
  }),
});
export type ErasureAnswer = z.infer<typeof erasureAnswerSchema>;

/** What every refusal looks like (RFC 9457). */
export const problemSchema = z.object({
  type: z.string().startsWith('urn:countersign:problem:'),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
});
export type Problem = z.infer<typeof problemSchema>;
