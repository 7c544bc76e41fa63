import { z } from 'zod';
import { modelVersionSchema, type ReferenceId, referenceIdSchema } from '#core/ids.ts';
import type { CopyDescriptor } from '#core/image/near-copy.ts';
import { type Medium, mediumSchema } from '#core/medium.ts';
import { qualityFindingSchema } from '#core/quality/findings.ts';
import { type ReferenceAnswer, referenceStateSchema } from '../../api/schemas/references/reference.ts';
import { type StoredImage, storedImageSchema } from '../image-store.ts';

/** A reference as the table keeps it. */
export const referenceRowSchema = z.object({
  referenceId: referenceIdSchema,
  state: referenceStateSchema,
  enrolledAt: z.iso.datetime(),
  by: z.string(),
  acceptedBy: z.string().optional(),
  findings: z.array(qualityFindingSchema),
  imageSha256: z.hash('sha256'),
  /** Tells copies of the same ink. */
  copyDescriptor: z.instanceof(Uint8Array),
  image: storedImageSchema,
  /** As far as its file says; absent where it says nothing. */
  medium: mediumSchema.optional(),
});
export type Reference = z.output<typeof referenceRowSchema>;

/** A reference that is about to be enrolled; one that is held has no embedding, so nothing is compared with it. */
export interface NewReference {
  readonly id: ReferenceId;
  readonly embedding: Float32Array | undefined;
  readonly imageSha256: string;
  readonly copyDescriptor: CopyDescriptor;
  readonly findings: ReferenceAnswer['findings'];
  readonly storedImage: StoredImage;
  readonly medium?: Medium;
}

/** The key of an embedding's row, taken apart. */
export const embeddingKeySchema = z
  .string()
  .transform((key) => key.split('#'))
  .pipe(z.tuple([z.literal('EMB'), modelVersionSchema, referenceIdSchema]));
