import { NO_PARAMETERS, type Operation } from '../operation.ts';
import {
  batchAnswerSchema,
  batchListQuery,
  batchListSchema,
  batchPath,
  batchRequestSchema,
} from '../schemas/batches/batch.ts';

const BATCHES = '/v1/batches';
const BATCH = `${BATCHES}/{batch}` as const;

export const startBatchOperation = {
  id: 'startBatch',
  summary: "Have every line of a manifest in the tenant's bucket verified.",
  group: 'batches',
  method: 'POST',
  resource: BATCHES,
  scope: 'verify',
  path: NO_PARAMETERS,
  query: NO_PARAMETERS,
  body: { json: batchRequestSchema },
  status: 202,
  answer: batchAnswerSchema,
  problems: [415],
} as const satisfies Operation;

export const listBatchesOperation = {
  id: 'listBatches',
  summary: 'List batches, newest first.',
  group: 'batches',
  method: 'GET',
  resource: BATCHES,
  scope: 'verify',
  path: NO_PARAMETERS,
  query: batchListQuery,
  status: 200,
  answer: batchListSchema,
  problems: [],
} as const satisfies Operation;

export const getBatchOperation = {
  id: 'getBatch',
  summary: 'Show a batch: whether it is finished, how its items ended, where its results are.',
  group: 'batches',
  method: 'GET',
  resource: BATCH,
  scope: 'verify',
  path: batchPath,
  query: NO_PARAMETERS,
  status: 200,
  answer: batchAnswerSchema,
  problems: [404],
} as const satisfies Operation;

export const resumeBatchOperation = {
  id: 'resumeBatch',
  summary: 'Take a failed batch up where it failed; what was verified is not verified again.',
  group: 'batches',
  method: 'POST',
  resource: `${BATCH}/resumption`,
  scope: 'verify',
  path: batchPath,
  query: NO_PARAMETERS,
  status: 202,
  answer: batchAnswerSchema,
  problems: [404, 409],
} as const satisfies Operation;
