import { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from 'aws-lambda';
import { z } from 'zod';
import { batchIdSchema, tenantIdSchema } from '#core/ids.ts';
import { batchesBucket, tableName } from '../../configuration.ts';
import { lastingProblem } from '../../http/lasting-problem.ts';
import { PartCounts } from '../../stores/batches/part-counts.ts';
import { TenantObjects } from '../../stores/batches/tenant-objects.ts';
import { bucketClient, tableClient } from '../../stores/clients.ts';
import { KeptAnswers } from '../../stores/kept-answers.ts';
import { Telemetry } from '../../telemetry/telemetry.ts';
import { verifyPart } from '../../use-cases/batches/verify-part.ts';
import { verificationStores } from '../verification-stores.ts';

const table = tableClient();
const telemetry = new Telemetry('batches');
const logger = new Logger({ serviceName: 'batches' });
const stores = {
  verification: verificationStores(table, telemetry),
  objects: new TenantObjects(bucketClient(), batchesBucket()),
  partCounts: new PartCounts(table, tableName()),
  keptAnswers: new KeptAnswers(table, tableName()),
  problemOfItem: lastingProblem,
};
const eventSchema = z.object({
  tenant: tenantIdSchema,
  batch: batchIdSchema,
  part: z.int().nonnegative(),
  by: z.string(),
});

/** Lambda entry point of the step that verifies one part of a batch. */
export async function handler(event: unknown, context: Context): Promise<void> {
  const part = eventSchema.parse(event);
  logger.addContext(context);
  telemetry.begin();
  try {
    await verifyPart(stores, part, context);
    logger.info('verified', { tenant: part.tenant, batch: part.batch, part: part.part });
  } finally {
    await telemetry.end();
  }
}
