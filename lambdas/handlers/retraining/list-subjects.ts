import { z } from 'zod';
import type { BucketObject } from '#core/retraining/job.ts';
import { dataSetsBucket, tableName } from '../../configuration.ts';
import { bucketClient, tableClient } from '../../stores/clients.ts';
import { JsonStore } from '../../stores/objects/json-store.ts';
import { retrainingIdSchema } from '../../stores/retraining/retraining-row.ts';
import { RetrainingStore } from '../../stores/retraining/retraining-store.ts';
import { scanSubjects } from '../../stores/retraining/subject-scan.ts';
import { listSubjectsToEmbed } from '../../use-cases/retraining/list-subjects-to-embed.ts';

const table = tableClient();
const stores = {
  subjects: () => scanSubjects(table, tableName()),
  lists: new JsonStore(bucketClient(), dataSetsBucket()),
  retrainings: new RetrainingStore(table, tableName()),
};
const eventSchema = z.object({ retraining: retrainingIdSchema });

/** Lambda entry point of the step that lists whose references are embedded next. */
export async function handler(event: unknown): Promise<BucketObject> {
  return listSubjectsToEmbed(stores, eventSchema.parse(event).retraining, new Date());
}
