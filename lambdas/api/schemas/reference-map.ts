import { z } from 'zod';
import { modelVersionSchema, referenceIdSchema, subjectIdSchema } from '#core/ids.ts';

const coordinateSchema = z.number().min(0).max(1);

/** Where a model sees the tenant's people: alike references lie near each other, axes mean nothing. */
export const referenceMapSchema = z
  .object({
    modelVersion: modelVersionSchema,
    /** People and references that the shown ones were drawn from. */
    people: z.int().nonnegative(),
    references: z.int().nonnegative(),
    /** Those shown, by name: whole people, all of their references that the model has embedded. */
    shown: z.array(
      z.object({
        subject: subjectIdSchema,
        places: z.array(z.object({ reference: referenceIdSchema, x: coordinateSchema, y: coordinateSchema })),
      }),
    ),
  })
  .meta({ id: 'ReferenceMap' });
export type ReferenceMap = z.infer<typeof referenceMapSchema>;
