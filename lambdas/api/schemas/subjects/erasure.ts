import { z } from 'zod';
import { momentSchema } from '../moment.ts';
import { pageLimitSchema } from '../page-limit.ts';

const count = z.int().nonnegative();

/** How much of each kind an erasure removed. */
export const removedSchema = z.object({
  references: count,
  embeddings: count,
  verifications: count,
  /** Whatever else was kept under the subject: outcomes of reviews, and answers kept for repeated requests. */
  otherRows: count,
  /** Stored images, counting every version and deletion marker. */
  imageVersions: count,
});
export type Removed = z.infer<typeof removedSchema>;

/** What remains of an erased subject: no name, only a hash that whoever knows the name can check. */
export const erasureRecordSchema = z.object({
  receipt: z.ulid(),
  /** sha256 of `T#<tenant>#S#<subject>`. */
  subjectSha256: z.hash('sha256'),
  erasedAt: momentSchema,
  /** Who asked: the `sub` of the token. */
  by: z.string(),
  removed: removedSchema,
});
export type ErasureRecord = z.infer<typeof erasureRecordSchema>;

/** Proof of an erasure, as it is given and kept. */
export const receiptSchema = erasureRecordSchema
  .extend({
    /** sha256 of the receipt's other fields as JSON with sorted names and no spaces (RFC 8785). */
    sha256: z.hash('sha256'),
  })
  .meta({ id: 'ErasureReceipt' });
export type Receipt = z.infer<typeof receiptSchema>;

/** A receipt that was kept, and whether its hash still fits it. */
export const checkedReceiptSchema = receiptSchema
  .extend({ intact: z.boolean() })
  .meta({ id: 'CheckedErasureReceipt' });
export type CheckedReceipt = z.infer<typeof checkedReceiptSchema>;

/** Names a receipt in a path. */
export const receiptPath = z.strictObject({ receipt: z.ulid() });

/** Which part of a tenant's receipts is asked for. */
export const receiptListQuery = z.strictObject({
  limit: pageLimitSchema,
  after: z.ulid().optional().describe('`next` of the page before'),
});
export type ReceiptListQuery = z.output<typeof receiptListQuery>;

/** One page of a tenant's receipts, newest first. */
export const receiptListSchema = z
  .object({
    receipts: z.array(checkedReceiptSchema),
    /** Where the next page goes on; absent on the last one. */
    next: z.ulid().optional(),
  })
  .meta({ id: 'ErasureReceiptList' });
export type ReceiptList = z.infer<typeof receiptListSchema>;
