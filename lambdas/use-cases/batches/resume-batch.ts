import type { BatchId, TenantId } from '#core/ids.ts';
import type { BatchAnswer } from '../../api/schemas/batches/batch.ts';
import { BatchNotFailedError } from '../../errors/batch-errors.ts';
import type { BatchStore } from '../../stores/batches/batch-store.ts';
import type { BatchWorkflow } from '../../stores/batches/batch-workflow.ts';
import type { PartCounts } from '../../stores/batches/part-counts.ts';
import type { TenantObjects } from '../../stores/batches/tenant-objects.ts';
import { partList } from './batch-parts.ts';
import { describeBatch, knownBatch } from './get-batches.ts';

export interface ResumingStores {
  readonly batches: Pick<BatchStore, 'find' | 'takeUp'>;
  readonly partCounts: Pick<PartCounts, 'of'>;
  readonly objects: Pick<TenantObjects, 'location'>;
  readonly workflow: Pick<BatchWorkflow, 'hasFailed' | 'start'>;
}

/**
 * Takes a failed batch up by another execution, which leaves alone what the ones before have done.
 *
 * @throws BatchUnknownError, BatchNotFailedError
 */
export async function resumeBatch(
  { batches, partCounts, objects, workflow }: ResumingStores,
  tenant: TenantId,
  batch: BatchId,
): Promise<BatchAnswer> {
  const row = await knownBatch(batches, tenant, batch);
  const { by, attempt, finished } = row;
  if (finished !== undefined || !(await workflow.hasFailed({ batch, attempt })))
    throw new BatchNotFailedError();
  await batches.takeUp(tenant, row);
  const parts = objects.location(tenant, partList(batch));
  await workflow.start({ tenant, batch, by, attempt: attempt + 1, parts });
  return describeBatch(row, 'running', await partCounts.of(tenant, batch));
}
