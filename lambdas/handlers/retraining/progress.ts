import { z } from 'zod';
import type { RetrainingJob } from '#core/retraining/job.ts';
import { dataSetsBucket, imagesBucket, modelsBucket, reportsBucket, tableName } from '../../configuration.ts';
import { bucketClient, tableClient } from '../../stores/clients.ts';
import { ModelRegistry } from '../../stores/models/model-registry.ts';
import { RetrainingStore } from '../../stores/retraining/retraining-store.ts';
import {
  type BegunRetraining,
  beginRetraining,
  retrainingRequestSchema,
} from '../../use-cases/retraining/begin-retraining.ts';
import { noteProgress, progressEventSchema } from '../../use-cases/retraining/note-progress.ts';

const table = tableClient();
const retrainings = new RetrainingStore(table, tableName());
const registry = new ModelRegistry(table, tableName(), bucketClient(), modelsBucket());
const buckets = {
  imagesBucket: imagesBucket(),
  dataSetsBucket: dataSetsBucket(),
  modelsBucket: modelsBucket(),
  reportsBucket: reportsBucket(),
};

/** The execution begins, with what it was started with. */
const beginningSchema = z.object({
  event: z.literal('begin'),
  execution: z.object({ name: z.string(), startedAt: z.iso.datetime() }),
  request: retrainingRequestSchema,
});
const eventSchema = z.union([beginningSchema, progressEventSchema]);

/** Lambda entry point of the workflow's bookkeeping: begins a retraining and notes where it is. */
export async function handler(event: unknown): Promise<BegunRetraining | RetrainingJob | undefined> {
  const told = eventSchema.parse(event);
  if (told.event !== 'begin') return noteProgress(retrainings, told, buckets, new Date());
  const { name, startedAt } = told.execution;
  const execution = { name, startedAt: new Date(startedAt) };
  return beginRetraining({ registry, retrainings }, told.request, execution);
}
