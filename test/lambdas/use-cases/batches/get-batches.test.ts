import { describe, expect, it } from 'vitest';
import { batchIdSchema, tenantIdSchema } from '#core/ids.ts';
import type { BatchCounts } from '#lambdas/api/schemas/batches/batch.ts';
import type { BatchRow } from '#lambdas/stores/batches/batch-store.ts';
import { getBatch } from '#lambdas/use-cases/batches/get-batches.ts';

const BANK = tenantIdSchema.parse('bank');
const ID = batchIdSchema.parse('01K00000000000000000000000');
const ROW: BatchRow = {
  batchId: ID,
  manifest: 'october.jsonl',
  by: 'clerk',
  startedAt: '2026-10-01T00:00:00Z',
  items: 60,
  parts: 3,
  attempt: 1,
  expiresAt: 1,
};
const PARTS: BatchCounts[] = [
  { accepted: 20, review: 3, rejected: 1, failed: 1 },
  { accepted: 25, review: 0, rejected: 0, failed: 0 },
];

const shown = (row: BatchRow, { hasFailed = false, parts = PARTS } = {}) =>
  getBatch(
    {
      batches: { find: async () => row, list: async () => ({ batches: [row], next: undefined }) },
      workflow: { hasFailed: async () => hasFailed },
      partCounts: { of: async () => parts },
    },
    BANK,
    ID,
  );

describe('a batch', () => {
  it('that runs says how the items of its ended parts ended, and how many wait', async () => {
    expect(await shown(ROW)).toMatchObject({
      status: 'running',
      counts: { accepted: 45, review: 3, rejected: 1, failed: 1 },
      waiting: 10,
    });
  });

  it('of which no part has ended waits as a whole', async () => {
    expect(await shown(ROW, { parts: [] })).toMatchObject({
      counts: { accepted: 0, review: 0, rejected: 0, failed: 0 },
      waiting: 60,
    });
  });

  it('that failed says what had ended before', async () => {
    expect(await shown(ROW, { hasFailed: true })).toMatchObject({ status: 'failed', waiting: 10 });
  });

  it('that is finished answers what was counted at its end', async () => {
    const counts = { accepted: 50, review: 5, rejected: 4, failed: 1 };
    const finished = { at: '2026-10-01T01:00:00Z', counts, results: 'batches/1/results.jsonl' };

    expect(await shown({ ...ROW, finished })).toMatchObject({
      status: 'finished',
      counts,
      waiting: 0,
      endedAt: finished.at,
      results: finished.results,
    });
  });
});
