import { z } from 'zod';
import { trainingSetSchema } from '#core/model/manifest.ts';

/** What a run keeps of the model whose weights it began with, for its own model's manifest. */
export const ancestorSchema = z.strictObject({
  /** Version of the model artefact, or path of the run. */
  name: z.string().min(1),
  /** All that the weights had learned from, ancestors' ancestors included. */
  sets: z.array(trainingSetSchema),
});
export type Ancestor = z.infer<typeof ancestorSchema>;
