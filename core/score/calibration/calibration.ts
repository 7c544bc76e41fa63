import { z } from 'zod';
import { sectionSchema } from '../../embedding/sections.ts';
import { ASCENDING, byReferencesSchema, isAscending } from './by-references.ts';

const sectionScaleSchema = z.strictObject({
  name: sectionSchema.shape.name,
  /** Variance of each entry within one person's signatures: the mean over the people of the cohort. */
  cohortVariance: z.array(z.number().positive()).min(1),
});

const sectionWeightSchema = z.strictObject({
  /** Weight of the logarithm of the query's deviation from the subject; below 0 as a rule. */
  deviation: z.number(),
  /** Weight of the logarithm of the subject's own spread. */
  spread: z.number(),
  /** What is added as far as the section can be relied on; only for one that may not be. */
  offset: z.number().optional(),
});

/**
 * log-likelihood ratio = intercept + sum over sections of reliability * (deviation * ln(deviation of the query) + spread
 * * ln(spread of the subject) + offset) + sum over entries of (weight * evidence of the entry), where a model weighs single entries.
 */
const fitSchema = byReferencesSchema.extend({
  intercept: z.number(),
  /** In the order of the sections. */
  weights: z.array(sectionWeightSchema).min(1),
  /** Weight of each entry's evidence (entry-evidence.ts), in the order of the embedding; absent where none is weighed. */
  entries: z.array(z.number()).optional(),
});
/** The weights of the evidence for subjects with so many references. */
export type CalibrationFit = z.infer<typeof fitSchema>;

function entriesOf(sections: readonly z.infer<typeof sectionScaleSchema>[]): number {
  return sections.reduce((sum, { cohortVariance }) => sum + cohortVariance.length, 0);
}

/** What evidence is measured by, before any of it is weighed. */
const evidenceScaleSchema = z.strictObject({
  /** How many references the cohort's variance counts as when it is mixed with a subject's own. */
  cohortWeight: z.number().positive(),
  /** In the order in which an embedding has them. */
  sections: z.array(sectionScaleSchema).min(1),
});
export type EvidenceScale = z.infer<typeof evidenceScaleSchema>;

/**
 * What training fitted so that embeddings can be read as evidence. A single reference says less about a subject than
 * ten do, so each number of references has weights of its own.
 */
export const calibrationSchema = evidenceScaleSchema
  .extend({ fits: z.array(fitSchema).refine(isAscending, ASCENDING) })
  .refine(({ sections, fits }) => fits.every(({ weights }) => weights.length === sections.length), {
    message: 'every fit must weigh every section',
    path: ['fits'],
  })
  .refine(
    ({ sections, fits }) => fits.every(({ entries }) => !entries || entries.length === entriesOf(sections)),
    {
      message: 'a fit that weighs entries must weigh every entry',
      path: ['fits'],
    },
  );
export type Calibration = z.infer<typeof calibrationSchema>;
