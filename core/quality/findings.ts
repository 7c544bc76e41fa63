import { z } from 'zod';

/** What can be wrong with a picture that can still be compared. */
export const qualityFindingSchema = z.strictObject({
  code: z.enum([
    'low-resolution',
    'low-contrast',
    'ink-touches-edge',
    'clipped',
    'several-signatures',
    'very-sparse-ink',
    'very-dense-ink',
    'dark-background',
  ]),
  /** What was noticed and what would make it better, for a person. */
  message: z.string(),
});
export type QualityFinding = z.infer<typeof qualityFindingSchema>;
