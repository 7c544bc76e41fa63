import * as operations from '../api/operations/batches.ts';
import { batchesBucket, batchesStateMachine, tableName } from '../configuration.ts';
import { route } from '../http/route.ts';
import { serviceApi } from '../http/service-api.ts';
import { BatchStore } from '../stores/batches/batch-store.ts';
import { BatchWorkflow } from '../stores/batches/batch-workflow.ts';
import { PartCounts } from '../stores/batches/part-counts.ts';
import { TenantObjects } from '../stores/batches/tenant-objects.ts';
import { bucketClient, tableClient, workflowClient } from '../stores/clients.ts';
import { getBatch, listBatches } from '../use-cases/batches/get-batches.ts';
import { resumeBatch } from '../use-cases/batches/resume-batch.ts';
import { startBatch } from '../use-cases/batches/start-batch.ts';

const table = tableClient();
const stores = {
  batches: new BatchStore(table, tableName()),
  partCounts: new PartCounts(table, tableName()),
  objects: new TenantObjects(bucketClient(), batchesBucket()),
  workflow: new BatchWorkflow(workflowClient(), batchesStateMachine()),
};

const api = serviceApi('batches', table, [
  route(operations.startBatchOperation, ({ caller: { tenant, by }, body, at }) =>
    startBatch(stores, { tenant, by, at, ...body }),
  ),
  route(operations.listBatchesOperation, ({ caller, query }) => listBatches(stores, caller.tenant, query)),
  route(operations.getBatchOperation, ({ caller, path }) => getBatch(stores, caller.tenant, path.batch)),
  route(operations.resumeBatchOperation, ({ caller, path }) =>
    resumeBatch(stores, caller.tenant, path.batch),
  ),
]);

/** Lambda entry point of the batches' routes. */
export const { handler } = api;
