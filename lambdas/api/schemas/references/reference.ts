import { z } from 'zod';
import { modelVersionSchema, referenceIdSchema, subjectIdSchema } from '#core/ids.ts';
import { mediumSchema } from '#core/medium.ts';
import { qualityFindingSchema } from '#core/quality/findings.ts';
import { momentSchema } from '../moment.ts';

/** Whether a reference is compared with, or waits for somebody to accept it. */
export const referenceStateSchema = z.enum(['active', 'held']);

/** Names a reference in a path. */
export const referencePath = z.strictObject({ subject: subjectIdSchema, reference: referenceIdSchema });

/** A reference as its tenant sees it. */
export const referenceAnswerSchema = z
  .object({
    id: referenceIdSchema,
    state: referenceStateSchema,
    enrolledAt: momentSchema,
    /** Who enrolled it: the `sub` of the token. */
    by: z.string(),
    /** Who accepted it after it was held. */
    acceptedBy: z.string().optional(),
    findings: z.array(qualityFindingSchema),
    /** sha256 of the image's file. */
    imageSha256: z.hash('sha256'),
    /** What it was taken down with, as far as the image's file says: `photo`, `scan` or `drawn`. */
    medium: mediumSchema.optional(),
    /** Models that have embedded it. */
    modelVersions: z.array(modelVersionSchema),
  })
  .meta({ id: 'Reference' });
export type ReferenceAnswer = z.infer<typeof referenceAnswerSchema>;

/** Every reference of a subject, oldest first: there are few. */
export const referenceListSchema = z
  .object({ subject: subjectIdSchema, references: z.array(referenceAnswerSchema) })
  .meta({ id: 'ReferenceList' });
export type ReferenceList = z.infer<typeof referenceListSchema>;

/** A link by which the holder can fetch an image until it expires. */
export const imageLinkSchema = z.object({ url: z.url(), expiresAt: momentSchema }).meta({ id: 'ImageLink' });
export type ImageLink = z.infer<typeof imageLinkSchema>;

/** What a removal left. */
export const removalAnswerSchema = z
  .object({
    subject: subjectIdSchema,
    removed: referenceIdSchema,
    /** References of the subject that are left. */
    total: z.int().nonnegative(),
  })
  .meta({ id: 'ReferenceRemoval' });
export type RemovalAnswer = z.infer<typeof removalAnswerSchema>;
