import { z } from 'zod';
import { referenceIdSchema } from '#core/ids.ts';
import { momentSchema } from '../moment.ts';
import { verificationAnswerSchema } from './verification.ts';

/** A link to one stored picture; whoever has it can fetch the picture until it expires. */
const linkSchema = z.object({ url: z.url(), expiresAt: momentSchema });

/** What a reviewer looks at. */
export const reviewMaterialSchema = z
  .object({
    verification: verificationAnswerSchema,
    query: linkSchema,
    /** The references that the query was compared with and that are still enrolled. */
    references: z.array(linkSchema.extend({ id: referenceIdSchema })),
  })
  .meta({ id: 'ReviewMaterial' });
export type ReviewMaterial = z.infer<typeof reviewMaterialSchema>;
