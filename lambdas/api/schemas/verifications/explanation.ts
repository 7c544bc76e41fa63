import { z } from 'zod';

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

/** A picture of the query above the reference, both as the model sees them; red is where they differ. */
export const explanationImageSchema = z.object({
  mediaType: z.literal('image/png'),
  /** Base64. */
  image: z.base64(),
});
