import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ErasureRecord } from '#lambdas/api/schemas/subjects/erasure.ts';
import { checkReceipt, receiptSha256 } from '#lambdas/use-cases/subjects/receipt-hash.ts';

const RECORD: ErasureRecord = {
  receipt: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  subjectSha256: 'ab'.repeat(32),
  erasedAt: '2026-11-25T12:00:00.000Z',
  by: 'clerk',
  removed: { references: 5, embeddings: 10, verifications: 3, otherRows: 1, imageVersions: 6 },
};

const receiptOf = (record: ErasureRecord) => ({ ...record, sha256: receiptSha256(record) });

describe("a receipt's hash", () => {
  it('is sha256 of the fields as JSON, sorted by name', () => {
    // As another program has it (Python: json.dumps with sort_keys and no spaces).
    expect(receiptSha256(RECORD)).toBe('b0b88bcf4ed20c0a7359f3223e857af4364cf6c316f4a6fba2a7371ca9392061');
  });

  it('does not depend on the order of the fields, nor on fields that are no part of the receipt', () => {
    const turned = Object.fromEntries(Object.entries(RECORD).reverse()) as unknown as ErasureRecord;

    expect(receiptSha256({ ...turned, intact: true } as ErasureRecord)).toBe(receiptSha256(RECORD));
  });

  it('fits the receipt that it was made for and no other', () => {
    const changes = fc.oneof(
      fc.record({ by: fc.string() }),
      fc
        .record({ erasedAt: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }) })
        .map((at) => ({
          erasedAt: at.erasedAt.toISOString(),
        })),
      fc.nat().map((references) => ({ removed: { ...RECORD.removed, references } })),
    );
    fc.assert(
      fc.property(changes, (change) => {
        const changed = { ...receiptOf(RECORD), ...change };
        const same = JSON.stringify(changed) === JSON.stringify(receiptOf(RECORD));
        expect(checkReceipt(changed).intact).toBe(same);
      }),
    );
  });
});
