import { z } from 'zod';
import { qualityFindingSchema } from '#core/quality/findings.ts';
import { policyPartSchema } from '#core/score/decision.ts';
import { imageSchema } from '../image.ts';
import { explanationImageSchema } from './explanation.ts';
import { judgementSchema } from './judgement.ts';

/** Two signatures that the caller holds. */
export const comparisonRequestSchema = z
  .strictObject({ reference: imageSchema, query: imageSchema, policy: policyPartSchema.default({}) })
  .meta({ id: 'ComparisonRequest' });

/** The answer to "did one person write both?"; nothing of it is kept. */
export const comparisonAnswerSchema = judgementSchema
  .extend({
    findings: z.object({
      reference: z.array(qualityFindingSchema),
      query: z.array(qualityFindingSchema),
    }),
    explanation: explanationImageSchema.optional(),
  })
  .meta({ id: 'Comparison' });
export type ComparisonAnswer = z.infer<typeof comparisonAnswerSchema>;
