import { z } from 'zod';
import { verificationIdSchema } from '#core/ids.ts';
import { verificationAnswerSchema } from '../../api/schemas/verifications/verification.ts';
import { storedImageSchema } from '../image-store.ts';

/**
 * The audit record of a decision: what was answered to whom and when, by which model, policy and thresholds, and the
 * hash of the image. Nothing in it can be compared with a signature.
 */
export const verificationRecordSchema = verificationAnswerSchema.omit({ id: true }).extend({
  verificationId: verificationIdSchema,
  /** References that the model had not embedded yet and that were embedded for this verification. */
  embeddedOnTheWay: z.int().nonnegative(),
  /** The query's picture, kept while a person is to look at it. */
  queryImage: storedImageSchema.optional(),
  /** When DynamoDB removes the record, in seconds since 1970. */
  expiresAt: z.int().positive(),
});
export type VerificationRecord = z.infer<typeof verificationRecordSchema>;
