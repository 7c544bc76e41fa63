import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  type CheckedReceipt,
  type ErasureRecord,
  erasureRecordSchema,
  type Receipt,
} from '../../api/schemas/subjects/erasure.ts';

const objectSchema = z.record(z.string(), z.unknown());

/**
 * sha256 of an erasure's record in its one canonical form: JSON with sorted names and no spaces, which is RFC 8785 for
 * the text and whole numbers that a record holds.
 */
export function receiptSha256(record: ErasureRecord): string {
  return createHash('sha256')
    .update(canonical(erasureRecordSchema.parse(record)))
    .digest('hex');
}

/** A receipt with the finding whether its hash still fits it. */
export function checkReceipt(receipt: Receipt): CheckedReceipt {
  return { ...receipt, intact: receiptSha256(receipt) === receipt.sha256 };
}

function canonical(record: object): string {
  return JSON.stringify(record, (_, value: unknown) => {
    const object = objectSchema.safeParse(value);
    if (!object.success) return value;
    return Object.fromEntries(Object.entries(object.data).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
