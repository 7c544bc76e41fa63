import type { BatchId, TenantId } from '#core/ids.ts';
import type { BatchAnswer, BatchList, BatchListQuery } from '../../api/schemas/batches/batch.ts';
import { BatchUnknownError } from '../../errors/batch-errors.ts';
import type { BatchRow, BatchStore } from '../../stores/batches/batch-store.ts';
import type { BatchWorkflow } from '../../stores/batches/batch-workflow.ts';

export interface BatchStores {
  readonly batches: Pick<BatchStore, 'find' | 'list'>;
  readonly workflow: Pick<BatchWorkflow, 'hasFailed'>;
}

/** A batch. @throws BatchUnknownError */
export async function getBatch(stores: BatchStores, tenant: TenantId, id: BatchId): Promise<BatchAnswer> {
  return withStatus(stores, await knownBatch(stores.batches, tenant, id));
}

/** A page of a tenant's batches, newest first. */
export async function listBatches(
  stores: BatchStores,
  tenant: TenantId,
  { limit, after }: BatchListQuery,
): Promise<BatchList> {
  const { batches, next } = await stores.batches.list(tenant, { limit, after });
  return {
    batches: await Promise.all(batches.map((row) => withStatus(stores, row))),
    ...(next !== undefined && { next }),
  };
}

/** A batch of a tenant. @throws BatchUnknownError */
export async function knownBatch(
  batches: Pick<BatchStore, 'find'>,
  tenant: TenantId,
  id: BatchId,
): Promise<BatchRow> {
  const row = await batches.find(tenant, id);
  if (row === undefined) throw new BatchUnknownError();
  return row;
}

/** A batch as callers see it. */
export function describeBatch(row: BatchRow, unfinished: 'running' | 'failed'): BatchAnswer {
  const { batchId: id, manifest, by, startedAt, items, finished } = row;
  const batch = { id, manifest, by, startedAt, items };
  if (finished === undefined) return { ...batch, status: unfinished };
  const { at: endedAt, counts, results } = finished;
  return { ...batch, status: 'finished', endedAt, counts, results };
}

async function withStatus({ workflow }: BatchStores, row: BatchRow): Promise<BatchAnswer> {
  const hasFailed =
    row.finished === undefined && (await workflow.hasFailed({ batch: row.batchId, attempt: row.attempt }));
  return describeBatch(row, hasFailed ? 'failed' : 'running');
}
