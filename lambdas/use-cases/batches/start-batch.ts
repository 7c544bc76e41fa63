import { ulid } from 'ulidx';
import { BATCH_DAYS } from '#core/batch-retention.ts';
import { type BatchId, batchIdSchema, type TenantId } from '#core/ids.ts';
import type { BatchAnswer, BatchItem } from '../../api/schemas/batches/batch.ts';
import type { BatchStore } from '../../stores/batches/batch-store.ts';
import type { BatchWorkflow } from '../../stores/batches/batch-workflow.ts';
import type { TenantObjects } from '../../stores/batches/tenant-objects.ts';
import { ITEMS_OF_A_PART, JSON_TYPE, partList, partObject } from './batch-parts.ts';
import { describeBatch } from './get-batches.ts';
import { readManifest } from './read-manifest.ts';

const SECONDS_PER_DAY = 86_400;

export interface StartingStores {
  readonly batches: Pick<BatchStore, 'add'>;
  readonly objects: Pick<TenantObjects, 'read' | 'write' | 'location'>;
  readonly workflow: Pick<BatchWorkflow, 'start'>;
}

export interface BatchRequest {
  readonly tenant: TenantId;
  readonly manifest: string;
  readonly by: string;
  readonly at: Date;
}

/**
 * Starts to verify every line of a manifest. The lines are copied in parts first: whoever changes the manifest later
 * changes nothing of the batch.
 *
 * @throws RequestInvalidError where a line of the manifest is none
 */
export async function startBatch(
  stores: StartingStores,
  { tenant, manifest, by, at }: BatchRequest,
): Promise<BatchAnswer> {
  const items = await readManifest(stores.objects, tenant, manifest);
  const batch = batchIdSchema.parse(ulid(at.getTime()));
  const parts = await writeParts(stores.objects, tenant, batch, items);
  const row = {
    batchId: batch,
    manifest,
    by,
    startedAt: at.toISOString(),
    items: items.length,
    parts,
    attempt: 1,
    expiresAt: Math.floor(at.getTime() / 1000) + BATCH_DAYS * SECONDS_PER_DAY,
  };
  await stores.batches.add(tenant, row);
  await stores.workflow.start({
    tenant,
    batch,
    by,
    attempt: 1,
    parts: stores.objects.location(tenant, partList(batch)),
  });
  return describeBatch(row, 'running', []);
}

async function writeParts(
  objects: StartingStores['objects'],
  tenant: TenantId,
  batch: BatchId,
  items: readonly BatchItem[],
): Promise<number> {
  const parts = Array.from({ length: Math.ceil(items.length / ITEMS_OF_A_PART) }, (_, part) => part);
  for (const part of parts) {
    const own = items.slice(part * ITEMS_OF_A_PART, (part + 1) * ITEMS_OF_A_PART);
    await objects.write(tenant, partObject(batch, part), JSON.stringify(own), JSON_TYPE);
  }
  await objects.write(tenant, partList(batch), JSON.stringify(parts), JSON_TYPE);
  return parts.length;
}
