import { z } from 'zod';
import { modelVersionSchema, referenceIdSchema, subjectIdSchema } from '#core/ids.ts';
import { qualityFindingSchema } from '#core/quality/findings.ts';
import { farTargetSchema } from '#core/score/calibration/thresholds.ts';
import { imageSchema } from './image.ts';
import { judgementSchema } from './verifications/judgement.ts';

const USUAL_CANDIDATES = 5;
const MOST_CANDIDATES = 10;

/** A questioned signature of somebody unknown. */
export const identificationRequestSchema = z
  .strictObject({
    image: imageSchema,
    /** Of other people's signatures, the share that may pass for one person's. */
    randomFar: farTargetSchema.optional(),
    limit: z.int().min(1).max(MOST_CANDIDATES).default(USUAL_CANDIDATES),
  })
  .meta({ id: 'IdentificationRequest' });

/** What one raw image asks for. */
export const identificationOf = (image: Uint8Array) => ({ image, limit: USUAL_CANDIDATES });

const candidateSchema = judgementSchema.pick({ reason: true, score: true, likelihoodRatio: true }).extend({
  subject: subjectIdSchema,
  /** References that were compared with. */
  references: z.int().positive(),
  /** The reference that the query is a copy of. */
  copyOf: referenceIdSchema.optional(),
});
export type Candidate = z.infer<typeof candidateSchema>;

/** The answer to "who of all may have written this?"; nothing of it is kept. */
export const identificationAnswerSchema = z
  .object({
    /** Whose signature it may be, copies first and then the likeliest; empty where it resembles nobody's. */
    candidates: z.array(candidateSchema),
    /** Subjects and references that were searched. */
    people: z.int().nonnegative(),
    references: z.int().nonnegative(),
    /** The share of other people's signatures that pass for one person's, as it was asked for. */
    randomFar: farTargetSchema,
    /** How likely somebody who is not enrolled is taken for anybody of so many people: 1 - (1 - randomFar)^people. */
    falsePositiveRate: z.number().min(0).max(1),
    findings: z.array(qualityFindingSchema),
    modelVersion: modelVersionSchema,
  })
  .meta({ id: 'Identification' });
export type IdentificationAnswer = z.infer<typeof identificationAnswerSchema>;
