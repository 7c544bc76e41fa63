import type { BatchId, TenantId } from '#core/ids.ts';
import type { BatchAnswer, BatchCounts, BatchList, BatchListQuery } from '../../api/schemas/batches/batch.ts';
import { BatchUnknownError } from '../../errors/batch-errors.ts';
import type { BatchRow, BatchStore } from '../../stores/batches/batch-store.ts';
import type { BatchWorkflow } from '../../stores/batches/batch-workflow.ts';
import type { PartCounts } from '../../stores/batches/part-counts.ts';
import { addCounts, endedItems } from './count-results.ts';

export interface BatchStores {
  readonly batches: Pick<BatchStore, 'find' | 'list'>;
  readonly workflow: Pick<BatchWorkflow, 'hasFailed'>;
  readonly partCounts: Pick<PartCounts, 'of'>;
}

/** A batch. @throws BatchUnknownError */
export async function getBatch(stores: BatchStores, tenant: TenantId, id: BatchId): Promise<BatchAnswer> {
  return withProgress(stores, tenant, await knownBatch(stores.batches, tenant, id));
}

/** A page of a tenant's batches, newest first. */
export async function listBatches(
  stores: BatchStores,
  tenant: TenantId,
  { limit, after }: BatchListQuery,
): Promise<BatchList> {
  const { batches, next } = await stores.batches.list(tenant, { limit, after });
  return {
    batches: await Promise.all(batches.map((row) => withProgress(stores, tenant, row))),
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

/** A batch as callers see it, by how its parts have ended so far. */
export function describeBatch(
  { batchId: id, manifest, by, startedAt, items }: BatchRow,
  status: BatchAnswer['status'],
  parts: readonly BatchCounts[],
): BatchAnswer {
  const counts = addCounts(parts);
  return { id, manifest, by, startedAt, items, status, counts, waiting: items - endedItems(counts) };
}

async function withProgress(
  { workflow, partCounts }: BatchStores,
  tenant: TenantId,
  row: BatchRow,
): Promise<BatchAnswer> {
  const { batchId: batch, attempt, finished } = row;
  if (finished !== undefined) {
    const { at: endedAt, counts, results } = finished;
    return { ...describeBatch(row, 'finished', [counts]), endedAt, results };
  }
  const [hasFailed, parts] = await Promise.all([
    workflow.hasFailed({ batch, attempt }),
    partCounts.of(tenant, batch),
  ]);
  return describeBatch(row, hasFailed ? 'failed' : 'running', parts);
}
