import { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from 'aws-lambda';
import { z } from 'zod';
import { batchIdSchema, tenantIdSchema } from '#core/ids.ts';
import {
  batchesBucket,
  defaultPolicy,
  imagesBucket,
  modelsBucket,
  retentionDays,
  tableName,
} from '../../configuration.ts';
import { lastingProblem } from '../../http/lasting-problem.ts';
import { TenantObjects } from '../../stores/batches/tenant-objects.ts';
import { bucketClient, tableClient } from '../../stores/clients.ts';
import { ImageStore } from '../../stores/image-store.ts';
import { KeptAnswers } from '../../stores/kept-answers.ts';
import { ModelRegistry } from '../../stores/model-registry.ts';
import { ReferenceStore } from '../../stores/references/reference-store.ts';
import { SubjectStore } from '../../stores/subjects/subject-store.ts';
import { VerificationStore } from '../../stores/verifications/verification-store.ts';
import { Telemetry } from '../../telemetry/telemetry.ts';
import { ActiveModel } from '../../use-cases/active-model.ts';
import { verifyPart } from '../../use-cases/batches/verify-part.ts';

const table = tableClient();
const buckets = bucketClient();
const telemetry = new Telemetry('batches');
const logger = new Logger({ serviceName: 'batches' });
const stores = {
  verification: {
    subjects: new SubjectStore(table, tableName()),
    references: new ReferenceStore(table, tableName()),
    verifications: new VerificationStore(table, tableName()),
    images: new ImageStore(buckets, imagesBucket()),
    model: new ActiveModel(new ModelRegistry(table, tableName(), buckets, modelsBucket())),
    defaults: { retentionDays: retentionDays(), policy: defaultPolicy() },
    telemetry,
  },
  objects: new TenantObjects(buckets, batchesBucket()),
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
