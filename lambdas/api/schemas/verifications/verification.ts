import { z } from 'zod';
import { referenceIdSchema, subjectIdSchema, verificationIdSchema } from '#core/ids.ts';
import { qualityFindingSchema } from '#core/quality/findings.ts';
import { policyPartSchema } from '#core/score/decision.ts';
import { imageSchema } from '../image.ts';
import { momentSchema } from '../moment.ts';
import { scoreSchema } from '../score.ts';
import { explanationImageSchema, preparationSchema } from './explanation.ts';
import { judgementSchema } from './judgement.ts';
import { reviewSchema } from './review.ts';

/** A questioned signature, and what of the policy the call itself sets. */
export const verificationRequestSchema = z
  .strictObject({ image: imageSchema, policy: policyPartSchema.default({}) })
  .meta({ id: 'VerificationRequest' });

/** The answer to "did this person write it?", as it was given and as it is kept. */
export const verificationAnswerSchema = judgementSchema
  .extend({
    id: verificationIdSchema,
    subject: subjectIdSchema,
    at: momentSchema,
    /** Who asked: the `sub` of the token. */
    by: z.string(),
    /** The reference that the query is a copy of. */
    copyOf: referenceIdSchema.optional(),
    references: z.array(z.object({ id: referenceIdSchema, score: scoreSchema })),
    findings: z.array(qualityFindingSchema),
    /** sha256 of the query's file, by which whoever holds it can find its verification. */
    imageSha256: z.string(),
    /** Present where a person is to look: after the decision `review`, and after a copy. */
    review: reviewSchema.optional(),
  })
  .meta({ id: 'Verification' });
export type VerificationAnswer = z.infer<typeof verificationAnswerSchema>;

/** A verification as it is answered when it is made. */
export const newVerificationSchema = verificationAnswerSchema
  .extend({
    /** Present where it was asked for and the reference's picture is still stored. */
    explanation: explanationImageSchema
      .extend({ reference: referenceIdSchema, preparation: preparationSchema })
      .optional(),
  })
  .meta({ id: 'NewVerification' });
export type NewVerification = z.infer<typeof newVerificationSchema>;
