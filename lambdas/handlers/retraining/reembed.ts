import { z } from 'zod';
import { modelVersionSchema } from '#core/ids.ts';
import { dataSetsBucket, imagesBucket, modelsBucket, tableName } from '../../configuration.ts';
import { bucketClient, tableClient } from '../../stores/clients.ts';
import { ImageStore } from '../../stores/image-store.ts';
import { ModelRegistry } from '../../stores/models/model-registry.ts';
import { JsonStore } from '../../stores/objects/json-store.ts';
import { ReferenceStore } from '../../stores/references/reference-store.ts';
import { retrainingIdSchema } from '../../stores/retraining/retraining-row.ts';
import { RetrainingStore } from '../../stores/retraining/retraining-store.ts';
import { SubjectStore } from '../../stores/subjects/subject-store.ts';
import { LoadedModel } from '../../use-cases/loaded-model.ts';
import { batchSchema } from '../../use-cases/retraining/list-subjects-to-embed.ts';
import { reembedSubjects } from '../../use-cases/retraining/reembed-subjects.ts';

const table = tableClient();
const buckets = bucketClient();
const registry = new ModelRegistry(table, tableName(), buckets, modelsBucket());
const model = new LoadedModel(registry);
const lists = new JsonStore(buckets, dataSetsBucket());
const retrainings = new RetrainingStore(table, tableName());
const stores = {
  subjects: new SubjectStore(table, tableName()),
  references: new ReferenceStore(table, tableName()),
  images: new ImageStore(buckets, imagesBucket()),
};
const eventSchema = z.object({
  retraining: retrainingIdSchema,
  candidate: modelVersionSchema,
  /** Object that names the subjects. */
  batch: z.string().min(1),
});

/** Lambda entry point of the step that embeds the references of one batch of subjects. */
export async function handler(event: unknown): Promise<void> {
  const { retraining, candidate, batch } = eventSchema.parse(event);
  const keys = await lists.find(batch, batchSchema);
  // It goes when all of it is done, so one that is not there was done by a call whose answer was lost.
  if (keys === undefined) return;
  const embedder = await model.embedder(await registry.published(candidate));
  const done = await reembedSubjects(stores, keys, embedder);
  await retrainings.countBatch(retraining, done, new Date());
  await lists.remove(batch);
}
