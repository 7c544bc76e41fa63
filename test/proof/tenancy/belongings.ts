import { z } from 'zod';
import { tenantIdSchema } from '#core/ids.ts';
import { startBatchOperation } from '#lambdas/api/operations/batches.ts';
import { getActiveModelOperation } from '#lambdas/api/operations/models.ts';
import { enrollReferencesOperation } from '#lambdas/api/operations/references.ts';
import { startRetrainingOperation } from '#lambdas/api/operations/retrainings.ts';
import { eraseSubjectOperation } from '#lambdas/api/operations/subjects.ts';
import { verifyQueryOperation } from '#lambdas/api/operations/verifications.ts';
import { TenantObjects } from '#lambdas/stores/batches/tenant-objects.ts';
import type { Person } from '#test/integration/service/support/people.ts';
import { clientsOf, type Deployment } from '../service/deployment.ts';
import type { Callers } from './callers.ts';
import type { KnownIds } from './sample-requests.ts';

const SUBJECT = 'anna';
const ERASED = 'erased';
/** Whoever runs the deployment, who is no tenant of it. */
const OPERATOR = 'operations';
const MANIFEST = 'manifest.jsonl';

const idSchema = z.object({ id: z.ulid() });
const enrolledSchema = z.object({ references: z.tuple([idSchema], idSchema) });
const receiptSchema = z.object({ receipt: z.ulid() });
const modelSchema = z.object({ modelVersion: z.string() });

/**
 * Gives a tenant one of everything: references, a verification that waits for a person, a receipt, a batch, a retraining.
 *
 * @returns the ids
 */
export async function settle(
  deployment: Deployment,
  callers: Callers,
  tenant: string,
  { genuine }: Person,
): Promise<KnownIds> {
  const token = await callers.token(tenant);
  const images = genuine.slice(0, 3).map((picture) => Buffer.from(picture).toString('base64'));
  const enroll = (subject: string) =>
    create(enrollReferencesOperation, enrolledSchema, { subject }, { images });

  const { references } = await enroll(SUBJECT);
  // A copy waits for a person, so that there is a review as well.
  const verification = { image: images[0] };
  const copy = await create(verifyQueryOperation, idSchema, { subject: SUBJECT }, verification);
  await enroll(ERASED);
  const { receipt } = await create(eraseSubjectOperation, receiptSchema, { subject: ERASED });
  const { modelVersion } = await create(getActiveModelOperation, modelSchema);
  const objects = new TenantObjects(clientsOf(deployment).buckets, deployment.batches);
  const line = JSON.stringify({ name: 'first', subject: SUBJECT, image: 'first.png' });
  await objects.write(tenantIdSchema.parse(tenant), MANIFEST, line, 'application/jsonl');
  const batch = await create(startBatchOperation, idSchema, {}, { manifest: MANIFEST });
  const operator = await callers.token(OPERATOR, ['operate']);
  const retraining = await create(startRetrainingOperation, idSchema, {}, {}, operator);
  return {
    subject: SUBJECT,
    reference: references[0].id,
    verification: copy.id,
    page: copy.id,
    receipt,
    batch: batch.id,
    retraining: retraining.id,
    after: receipt,
    modelVersion,
    decision: 'reject',
  };

  async function create<Schema extends z.ZodType>(
    operation: Parameters<Callers['ask']>[0],
    schema: Schema,
    path: Record<string, string> = {},
    json?: object,
    by = token,
  ): Promise<z.output<Schema>> {
    const { method, resource } = operation;
    const { body } = await callers.ask(operation, { method, resource, path, json }, by);
    return schema.parse(JSON.parse(body));
  }
}
