import { z } from 'zod';
import { subjectIdSchema } from '#core/ids.ts';
import { momentSchema } from './moment.ts';

/** Proof of an erasure: what was removed, and when. */
export const erasureAnswerSchema = z
  .object({
    receipt: z.ulid(),
    subject: subjectIdSchema,
    erasedAt: momentSchema,
    removed: z.object({
      references: z.int().nonnegative(),
      embeddings: z.int().nonnegative(),
      verifications: z.int().nonnegative(),
      /** Stored images, counting every version and deletion marker. */
      imageVersions: z.int().nonnegative(),
    }),
  })
  .meta({ id: 'ErasureReceipt' });
export type ErasureAnswer = z.infer<typeof erasureAnswerSchema>;
