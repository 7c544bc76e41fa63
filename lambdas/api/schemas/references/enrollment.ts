import { z } from 'zod';
import { modelVersionSchema, referenceIdSchema, subjectIdSchema } from '#core/ids.ts';
import { qualityFindingSchema } from '#core/quality/findings.ts';
import { imageSchema } from '../image.ts';
import { referenceStateSchema } from './reference.ts';

/** Images of one enrollment request at most. */
const MAX_IMAGES_PER_REQUEST = 10;

/** Genuine signatures to enroll. */
export const enrollmentRequestSchema = z
  .strictObject({ images: z.array(imageSchema).min(1).max(MAX_IMAGES_PER_REQUEST) })
  .meta({ id: 'EnrollmentRequest' });

/** What one enrollment added. */
export const enrollmentAnswerSchema = z
  .object({
    subject: subjectIdSchema,
    references: z.array(
      z.object({
        id: referenceIdSchema,
        /** `held` where it does not look like the others; it is not compared with until it was accepted. */
        state: referenceStateSchema,
        findings: z.array(qualityFindingSchema),
      }),
    ),
    /** References of the subject after this enrollment, held ones included. */
    total: z.int().positive(),
    /** How many more the subject's policy wants before anything is verified. */
    missing: z.int().nonnegative(),
    modelVersion: modelVersionSchema,
  })
  .meta({ id: 'Enrollment' });
export type EnrollmentAnswer = z.infer<typeof enrollmentAnswerSchema>;
