import type { S3Client } from '@aws-sdk/client-s3';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DEFAULT_POLICY } from '#core/score/decision.ts';
import { ImageStore } from '#lambdas/stores/image-store.ts';
import { ModelRegistry } from '#lambdas/stores/models/model-registry.ts';
import { ModelSwitch } from '#lambdas/stores/models/model-switch.ts';
import { TenantPolicyStore } from '#lambdas/stores/policies/tenant-policy-store.ts';
import { ReferenceStore } from '#lambdas/stores/references/reference-store.ts';
import { ErasureStore } from '#lambdas/stores/subjects/erasure-store.ts';
import { SubjectStore } from '#lambdas/stores/subjects/subject-store.ts';
import { VerificationStore } from '#lambdas/stores/verifications/verification-store.ts';
import { untimed } from '#lambdas/telemetry/steps.ts';
import { ActiveModel } from '#lambdas/use-cases/active-model.ts';
import type { Deployment } from './deployment.ts';

const RETENTION_DAYS = 30;

/** A clock on which so much time has passed at each look that whoever kept the pointer in mind reads it again. */
function impatientClock(): () => number {
  let hours = 0;
  return () => hours++ * 3_600_000;
}

/**
 * What the use cases stand on, on a deployment's table and buckets as these clients reach them. Every request reads the
 * model's pointer anew, where a function goes on with the one it knows for up to 30 seconds.
 */
export function storesOn(
  { table: name, images, models }: Deployment,
  table: DynamoDBDocumentClient,
  buckets: S3Client,
) {
  const registry = new ModelRegistry(table, name, buckets, models);
  return {
    registry,
    pointer: new ModelSwitch(table, name),
    subjects: new SubjectStore(table, name),
    references: new ReferenceStore(table, name),
    erasures: new ErasureStore(table, name),
    verifications: new VerificationStore(table, name),
    images: new ImageStore(buckets, images),
    model: new ActiveModel(registry, impatientClock()),
    policies: new TenantPolicyStore(table, name),
    telemetry: { time: untimed, decided: () => {} },
    defaults: { retentionDays: RETENTION_DAYS, policy: DEFAULT_POLICY },
  };
}
export type ServiceStores = ReturnType<typeof storesOn>;
