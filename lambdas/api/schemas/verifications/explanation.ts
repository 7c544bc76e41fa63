import { z } from 'zod';
import { preparationStepSchema } from '#core/explanation/preparation-step.ts';

/** Whether the answer is to hold a picture of what sets the two signatures apart. */
export const explainParameters = z.strictObject({
  explain: z
    .enum(['true', 'false'])
    .default('false')
    .transform((asked) => asked === 'true')
    .describe(
      'Adds a picture of the query above its nearest reference, red where they differ. It shows a reference, so it wants the scope `review` besides where the caller did not send the reference itself.',
    ),
});

/** A PNG in base64. */
const pictureSchema = z.object({ mediaType: z.literal('image/png'), image: z.base64() });

/** A picture of the query above the reference, both as the model sees them; red is where they differ. */
export const explanationImageSchema = pictureSchema;

/** What preprocessing made of the query, one picture a step, in the order of the steps. */
export const preparationSchema = z.array(pictureSchema.extend({ step: preparationStepSchema }));
