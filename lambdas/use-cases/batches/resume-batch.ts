import type { BatchId, TenantId } from '#core/ids.ts';
import type { BatchAnswer } from '../../api/schemas/batches/batch.ts';
import { BatchNotFailedError } from '../../errors/batch-errors.ts';
import type { BatchStore } from '../../stores/batches/batch-store.ts';
import type { BatchWorkflow } from '../../stores/batches/batch-workflow.ts';
import type { TenantObjects } from '../../stores/batches/tenant-objects.ts';
import { partList } from './batch-parts.ts';
import { describeBatch, knownBatch } from './get-batches.ts';

export interface ResumingStores {
  readonly batches: Pick<BatchStore, 'find'>;
  readonly objects: Pick<TenantObjects, 'location'>;
  readonly workflow: Pick<BatchWorkflow, 'hasFailed' | 'resume'>;
}

/** Takes a failed batch up where it failed. @throws BatchUnknownError, BatchNotFailedError */
export async function resumeBatch(
  { batches, objects, workflow }: ResumingStores,
  tenant: TenantId,
  id: BatchId,
): Promise<BatchAnswer> {
  const row = await knownBatch(batches, tenant, id);
  if (row.finished !== undefined || !(await workflow.hasFailed(id))) throw new BatchNotFailedError();
  await workflow.resume({ tenant, batch: id, by: row.by, parts: objects.location(tenant, partList(id)) });
  return describeBatch(row, 'running');
}
