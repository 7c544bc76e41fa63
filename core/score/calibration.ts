import { z } from 'zod';
import { sectionSchema } from '../embedding/sections.ts';

const sectionCalibrationSchema = z.strictObject({
  name: sectionSchema.shape.name,
  /** Weight of the logarithm of the query's deviation from the subject; below 0, or deviating speaks for the subject. */
  deviation: z.number(),
  /** Weight of the logarithm of the subject's own spread. */
  spread: z.number(),
  /** Variance of each entry within one person's signatures: the mean over the people of the cohort. */
  cohortVariance: z.array(z.number().positive()).min(1),
});

/**
 * What training fitted so that embeddings can be read as evidence:
 * log-likelihood ratio = intercept + sum over sections of (deviation * ln(deviation of the query) + spread * ln(spread
 * of the subject)).
 */
export const calibrationSchema = z.strictObject({
  intercept: z.number(),
  /** How many references the cohort's variance counts as when it is mixed with a subject's own. */
  cohortWeight: z.number().positive(),
  /** In the order in which an embedding has them. */
  sections: z.array(sectionCalibrationSchema).min(1),
});
export type Calibration = z.infer<typeof calibrationSchema>;
