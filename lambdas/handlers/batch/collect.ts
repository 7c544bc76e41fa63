import { z } from 'zod';
import { batchIdSchema, tenantIdSchema } from '#core/ids.ts';
import { batchesBucket, tableName } from '../../configuration.ts';
import { BatchStore } from '../../stores/batches/batch-store.ts';
import { TenantObjects } from '../../stores/batches/tenant-objects.ts';
import { bucketClient, tableClient } from '../../stores/clients.ts';
import { collectResults } from '../../use-cases/batches/collect-results.ts';

const stores = {
  batches: new BatchStore(tableClient(), tableName()),
  objects: new TenantObjects(bucketClient(), batchesBucket()),
};
const eventSchema = z.object({ tenant: tenantIdSchema, batch: batchIdSchema });

/** Lambda entry point of the step that puts a batch's results into one object. */
export async function handler(event: unknown): Promise<void> {
  await collectResults(stores, { ...eventSchema.parse(event), at: new Date() });
}
