import { z } from 'zod';
import { modelVersionSchema } from '#core/ids.ts';
import { modelManifestSchema } from '#core/model/manifest.ts';
import { momentSchema } from './moment.ts';

/** A published version, and whether it is the one that answers. */
const modelSummarySchema = z.object({
  modelVersion: modelVersionSchema,
  publishedAt: momentSchema,
  active: z.boolean(),
});

export const modelListSchema = z.object({ models: z.array(modelSummarySchema) }).meta({ id: 'ModelList' });
export type ModelList = z.infer<typeof modelListSchema>;

/** Everything that may be known of a version but its weights and its calibration. */
export const modelAnswerSchema = modelSummarySchema
  .extend({
    createdAt: momentSchema,
    training: modelManifestSchema.shape.training,
    errorRates: modelManifestSchema.shape.errorRates,
    calibratedOn: modelManifestSchema.shape.calibratedOn,
    /** The model card (Markdown). */
    card: z.string(),
  })
  .meta({ id: 'Model' });
export type ModelAnswer = z.infer<typeof modelAnswerSchema>;

/** Which version answers after a promotion or a rollback. */
export const pointerAnswerSchema = z
  .object({
    active: modelVersionSchema,
    /** The version that a rollback goes back to, if there is one. */
    previous: modelVersionSchema.optional(),
  })
  .meta({ id: 'ModelPointer' });
export type PointerAnswer = z.infer<typeof pointerAnswerSchema>;
