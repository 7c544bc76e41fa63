import { z } from 'zod';
import { modelVersionSchema, referenceIdSchema, subjectIdSchema, verificationIdSchema } from '#core/ids.ts';
import { qualityFindingSchema } from '#core/quality/findings.ts';
import { DEFAULT_POLICY, policySchema } from '#core/score/decision.ts';
import { imageSchema } from './image.ts';
import { scoreSchema } from './score.ts';

/** A questioned signature, and the policy to decide by. */
export const verificationRequestSchema = z
  .strictObject({ image: imageSchema, policy: policySchema.default(DEFAULT_POLICY) })
  .meta({ id: 'VerificationRequest' });

/** The answer to "did this person write it?". */
export const verificationAnswerSchema = z
  .object({
    id: verificationIdSchema,
    subject: subjectIdSchema,
    decision: z.enum(['accept', 'review', 'reject']),
    score: scoreSchema,
    references: z.array(z.object({ id: referenceIdSchema, score: scoreSchema })),
    findings: z.array(qualityFindingSchema),
    policy: policySchema,
    modelVersion: modelVersionSchema,
  })
  .meta({ id: 'Verification' });
export type VerificationAnswer = z.infer<typeof verificationAnswerSchema>;
