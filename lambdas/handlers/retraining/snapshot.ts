import { z } from 'zod';
import type { BucketObject } from '#core/retraining/job.ts';
import { dataSetsBucket, tableName } from '../../configuration.ts';
import { bucketClient, tableClient } from '../../stores/clients.ts';
import { JsonStore } from '../../stores/objects/json-store.ts';
import { ReferenceStore } from '../../stores/references/reference-store.ts';
import { retrainingIdSchema } from '../../stores/retraining/retraining-row.ts';
import { RetrainingStore } from '../../stores/retraining/retraining-store.ts';
import { scanSubjects } from '../../stores/retraining/subject-scan.ts';
import { ReviewStore } from '../../stores/verifications/review-store.ts';
import { takeSnapshot } from '../../use-cases/retraining/take-snapshot.ts';

const table = tableClient();
const stores = {
  dataSets: new JsonStore(bucketClient(), dataSetsBucket()),
  subjects: () => scanSubjects(table, tableName()),
  references: new ReferenceStore(table, tableName()),
  reviews: new ReviewStore(table, tableName()),
  retrainings: new RetrainingStore(table, tableName()),
};
const eventSchema = z.object({ retraining: retrainingIdSchema });

/** Lambda entry point of a retraining's first step. */
export async function handler(event: unknown): Promise<BucketObject> {
  return takeSnapshot(stores, eventSchema.parse(event).retraining, new Date());
}
