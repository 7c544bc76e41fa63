import { z } from 'zod';
import type { RetrainingJob } from '#core/retraining/job.ts';
import {
  dataSetsBucket,
  imagesBucket,
  modelsBucket,
  reportsBucket,
  stateMachineArn,
  tableName,
} from '../../configuration.ts';
import { bucketClient, tableClient, workflowClient } from '../../stores/clients.ts';
import { ModelRegistry } from '../../stores/models/model-registry.ts';
import { RetrainingStore } from '../../stores/retraining/retraining-store.ts';
import { RetrainingTurn } from '../../stores/retraining/retraining-turn.ts';
import { Workflow } from '../../stores/retraining/workflow.ts';
import {
  type BegunRetraining,
  beginRetraining,
  type HeldBack,
  retrainingRequestSchema,
} from '../../use-cases/retraining/begin-retraining.ts';
import { noteProgress, progressEventSchema } from '../../use-cases/retraining/note-progress.ts';

const table = tableClient();
const retrainings = new RetrainingStore(table, tableName());
const stores = {
  retrainings,
  registry: new ModelRegistry(table, tableName(), bucketClient(), modelsBucket()),
  turn: new RetrainingTurn(table, tableName()),
  workflow: new Workflow(workflowClient(), stateMachineArn()),
};
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
export async function handler(
  event: unknown,
): Promise<BegunRetraining | HeldBack | RetrainingJob | undefined> {
  const told = eventSchema.parse(event);
  if (told.event !== 'begin') return noteProgress(retrainings, told, buckets, new Date());
  const { name, startedAt } = told.execution;
  const execution = { name, startedAt: new Date(startedAt) };
  return beginRetraining(stores, told.request, execution, new Date());
}
