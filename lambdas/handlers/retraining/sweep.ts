import { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from 'aws-lambda';
import { imagesBucket, keepRetiredDays, modelsBucket, tableName } from '../../configuration.ts';
import { bucketClient, tableClient } from '../../stores/clients.ts';
import { ImageStore } from '../../stores/image-store.ts';
import { ModelRegistry } from '../../stores/models/model-registry.ts';
import { ModelSwitch } from '../../stores/models/model-switch.ts';
import { ReferenceStore } from '../../stores/references/reference-store.ts';
import { SweepStore } from '../../stores/retraining/sweep-store.ts';
import { sweepEmbeddings } from '../../use-cases/upkeep/sweep-embeddings.ts';
import { sweepImages } from '../../use-cases/upkeep/sweep-images.ts';

/** Time that is left for the last subject and the cursor. */
const RESERVE_MILLISECONDS = 60_000;

const logger = new Logger({ serviceName: 'retraining-sweep' });
const table = tableClient();
const buckets = bucketClient();
const sweep = new SweepStore(table, tableName());
const stores = {
  registry: new ModelRegistry(table, tableName(), buckets, modelsBucket()),
  pointer: new ModelSwitch(table, tableName()),
  references: new ReferenceStore(table, tableName()),
  images: new ImageStore(buckets, imagesBucket()),
  namedObjects: sweep.namedObjects.bind(sweep),
};

/** Lambda entry point of the daily sweep: embeddings of retired models, and pictures that no row names. */
export async function handler(_: unknown, context: Context): Promise<void> {
  const at = new Date();
  const embeddings = await sweepEmbeddings(stores, keepRetiredDays(), at);
  const { removed, next } = await sweepImages(stores, {
    after: await sweep.cursor(),
    at,
    goesOn: () => context.getRemainingTimeInMillis() > RESERVE_MILLISECONDS,
  });
  await sweep.keepCursor(next);
  logger.info('swept', { embeddings, images: removed });
}
