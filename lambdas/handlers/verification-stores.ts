import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { defaultPolicy, imagesBucket, modelsBucket, retentionDays, tableName } from '../configuration.ts';
import { bucketClient } from '../stores/clients.ts';
import { ImageStore } from '../stores/image-store.ts';
import { ModelRegistry } from '../stores/models/model-registry.ts';
import { TenantPolicyStore } from '../stores/policies/tenant-policy-store.ts';
import { ReferenceStore } from '../stores/references/reference-store.ts';
import { SubjectStore } from '../stores/subjects/subject-store.ts';
import { VerificationStore } from '../stores/verifications/verification-store.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import { ActiveModel } from '../use-cases/active-model.ts';
import { RememberedPolicies } from '../use-cases/policies/remembered-policies.ts';

/** What a verification stands on as the stack configures it, whether it is asked for by itself or in a batch. */
export function verificationStores(table: DynamoDBDocumentClient, telemetry: Telemetry) {
  const buckets = bucketClient();
  return {
    subjects: new SubjectStore(table, tableName()),
    references: new ReferenceStore(table, tableName()),
    verifications: new VerificationStore(table, tableName()),
    images: new ImageStore(buckets, imagesBucket()),
    model: new ActiveModel(new ModelRegistry(table, tableName(), buckets, modelsBucket())),
    policies: new RememberedPolicies(new TenantPolicyStore(table, tableName())),
    defaults: { retentionDays: retentionDays(), policy: defaultPolicy() },
    telemetry,
  };
}
