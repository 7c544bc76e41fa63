import type { BatchId, TenantId } from '#core/ids.ts';
import type { BatchResult } from '../../api/schemas/batches/batch-result.ts';
import { BatchUnknownError } from '../../errors/batch-errors.ts';
import type { BatchStore } from '../../stores/batches/batch-store.ts';
import type { TenantObjects } from '../../stores/batches/tenant-objects.ts';
import { JSON_LINES_TYPE, partResultsObject, partResultsSchema, resultsObject } from './batch-parts.ts';
import { countResults } from './count-results.ts';
import { knownBatch } from './get-batches.ts';

export interface CollectingStores {
  readonly batches: Pick<BatchStore, 'find' | 'finish'>;
  readonly objects: Pick<TenantObjects, 'readJson' | 'write'>;
}

/**
 * Puts the results of all parts of a batch into one object, in the order of the manifest, and counts them.
 *
 * @throws BatchUnknownError where the batch, or a part of it, is gone
 */
export async function collectResults(
  { batches, objects }: CollectingStores,
  { tenant, batch, at }: { readonly tenant: TenantId; readonly batch: BatchId; readonly at: Date },
): Promise<void> {
  const { parts } = await knownBatch(batches, tenant, batch);
  const results: BatchResult[] = [];
  for (let part = 0; part < parts; part++) {
    const own = await objects.readJson(tenant, partResultsObject(batch, part), partResultsSchema);
    if (own === undefined) throw new BatchUnknownError();
    results.push(...own);
  }
  const lines = results.map((result) => `${JSON.stringify(result)}\n`).join('');
  const object = resultsObject(batch);
  await objects.write(tenant, object, lines, JSON_LINES_TYPE);
  await batches.finish(tenant, batch, countResults(results), object, at);
}
