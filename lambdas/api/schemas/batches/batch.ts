import { z } from 'zod';
import { batchIdSchema, subjectIdSchema } from '#core/ids.ts';
import { momentSchema } from '../moment.ts';
import { pageLimitSchema } from '../page-limit.ts';

/** Name of an object under the tenant's own prefix of the bucket of batches; no part of it leads out of a folder. */
const objectSchema = z
  .string()
  .max(512)
  .regex(
    /^[A-Za-z0-9][\w.@-]*(\/[\w@-][\w.@-]*)*$/,
    'use letters, digits and . _ @ -, with / between parts that do not begin with a dot',
  );

/** One line of a manifest: a questioned signature, and whose it is said to be. */
export const batchItemSchema = z.strictObject({
  /** What the caller calls it, once in a manifest; its result bears the same name. */
  name: z.string().min(1).max(128),
  subject: subjectIdSchema,
  image: objectSchema,
});
export type BatchItem = z.infer<typeof batchItemSchema>;

/** Has every line of a manifest verified. */
export const batchRequestSchema = z
  .strictObject({
    /** Object of JSON lines, each `{"name": …, "subject": …, "image": …}`. */
    manifest: objectSchema,
  })
  .meta({ id: 'BatchRequest' });

const count = z.int().nonnegative();
/** How items of a batch ended. */
export const batchCountsSchema = z.object({ accepted: count, review: count, rejected: count, failed: count });
export type BatchCounts = z.infer<typeof batchCountsSchema>;

/** A batch, and what has become of it. */
export const batchAnswerSchema = z
  .object({
    id: batchIdSchema,
    manifest: z.string(),
    by: z.string(),
    startedAt: momentSchema,
    items: count,
    /** `failed`: something kept items from being verified; the batch can be resumed. */
    status: z.enum(['running', 'failed', 'finished']),
    endedAt: momentSchema.optional(),
    /** Of the items that have ended so far. */
    counts: batchCountsSchema,
    /** Items that have not ended yet; they end by 25. */
    waiting: count,
    /** Object of JSON lines under the tenant's prefix, in the order of the manifest; there once the batch is finished. */
    results: z.string().optional(),
  })
  .meta({ id: 'Batch' });
export type BatchAnswer = z.infer<typeof batchAnswerSchema>;

/** Which part of a tenant's batches is asked for. */
export const batchListQuery = z.strictObject({
  limit: pageLimitSchema,
  after: batchIdSchema.optional().describe('`next` of the page before'),
});
export type BatchListQuery = z.output<typeof batchListQuery>;

/** One page of a tenant's batches, newest first. */
export const batchListSchema = z
  .object({ batches: z.array(batchAnswerSchema), next: batchIdSchema.optional() })
  .meta({ id: 'BatchList' });
export type BatchList = z.infer<typeof batchListSchema>;

/** Names a batch in a path. */
export const batchPath = z.strictObject({ batch: batchIdSchema });
