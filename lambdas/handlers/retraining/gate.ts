import { z } from 'zod';
import { modelVersionSchema } from '#core/ids.ts';
import { type GateVerdict, gateLimitsSchema } from '#core/retraining/gate.ts';
import { evaluatedSchema, trainedSchema } from '#core/retraining/job.ts';
import { modelsBucket, reportsBucket, tableName } from '../../configuration.ts';
import { bucketClient, tableClient } from '../../stores/clients.ts';
import { ModelPublisher } from '../../stores/models/model-publisher.ts';
import { JsonStore } from '../../stores/objects/json-store.ts';
import { retrainingIdSchema } from '../../stores/retraining/retraining-row.ts';
import { RetrainingStore } from '../../stores/retraining/retraining-store.ts';
import { passGate } from '../../use-cases/retraining/pass-gate.ts';

const table = tableClient();
const buckets = bucketClient();
const stores = {
  reports: new JsonStore(buckets, reportsBucket()),
  retrainings: new RetrainingStore(table, tableName()),
  publisher: new ModelPublisher(table, tableName(), buckets, modelsBucket()),
};
const limits = gateLimitsSchema.parse({});
const eventSchema = z.object({
  retraining: retrainingIdSchema,
  active: modelVersionSchema,
  trained: trainedSchema,
  evaluated: evaluatedSchema,
});

/** Lambda entry point of the gate. */
export async function handler(event: unknown): Promise<GateVerdict> {
  return passGate(stores, { ...eventSchema.parse(event), at: new Date() }, limits);
}
