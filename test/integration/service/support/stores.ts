import { DEFAULT_POLICY } from '#core/score/decision.ts';
import { ImageStore } from '#lambdas/stores/image-store.ts';
import { ModelPublisher } from '#lambdas/stores/models/model-publisher.ts';
import { ModelRegistry } from '#lambdas/stores/models/model-registry.ts';
import { TenantPolicyStore } from '#lambdas/stores/policies/tenant-policy-store.ts';
import { ReferenceStore } from '#lambdas/stores/references/reference-store.ts';
import { ErasureStore } from '#lambdas/stores/subjects/erasure-store.ts';
import { SubjectStore } from '#lambdas/stores/subjects/subject-store.ts';
import { ReviewStore } from '#lambdas/stores/verifications/review-store.ts';
import { VerificationStore } from '#lambdas/stores/verifications/verification-store.ts';
import { untimed } from '#lambdas/telemetry/steps.ts';
import { deployedStack } from './stack.ts';
import { buckets, table } from './stored.ts';

const RETENTION_DAYS = 30;

/** The stores of the functions, on the deployed table and buckets. */
export function deployedStores() {
  const { TableName, ImagesBucket, ModelsBucket } = deployedStack().deployment;
  return {
    subjects: new SubjectStore(table(), TableName),
    references: new ReferenceStore(table(), TableName),
    erasures: new ErasureStore(table(), TableName),
    verifications: new VerificationStore(table(), TableName),
    reviews: new ReviewStore(table(), TableName),
    policies: new TenantPolicyStore(table(), TableName),
    defaults: { retentionDays: RETENTION_DAYS, policy: DEFAULT_POLICY },
    images: new ImageStore(buckets(), ImagesBucket),
    registry: new ModelRegistry(table(), TableName, buckets(), ModelsBucket),
    telemetry: { time: untimed, decided: () => {} },
    publisher: new ModelPublisher(table(), TableName, buckets(), ModelsBucket),
  };
}
