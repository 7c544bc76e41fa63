import { z } from 'zod';

/** What training fitted on validation writers so that a distance can be read as evidence. */
export const calibrationSchema = z.strictObject({
  /** log-likelihood ratio = intercept + distance * fused distance + spread * subject's spread. */
  intercept: z.number(),
  distance: z.number().negative('a larger distance must mean less evidence for the subject'),
  spread: z.number(),
  /** Spread assumed of a subject with one reference: the mean over validation writers. */
  priorSpread: z.number().positive(),
  /** How many reference pairs the prior counts as when it is mixed with a subject's own. */
  priorPairs: z.number().positive(),
});
export type Calibration = z.infer<typeof calibrationSchema>;
