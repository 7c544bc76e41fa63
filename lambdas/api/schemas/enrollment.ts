import { z } from 'zod';
import { modelVersionSchema, referenceIdSchema, subjectIdSchema } from '#core/ids.ts';
import { qualityFindingSchema } from '#core/quality/findings.ts';
import { imageSchema } from './image.ts';

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
    references: z.array(z.object({ id: referenceIdSchema, findings: z.array(qualityFindingSchema) })),
    /** References of the subject after this enrollment. */
    total: z.int().positive(),
    modelVersion: modelVersionSchema,
  })
  .meta({ id: 'Enrollment' });
export type EnrollmentAnswer = z.infer<typeof enrollmentAnswerSchema>;
