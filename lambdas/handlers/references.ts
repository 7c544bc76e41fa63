import * as operations from '../api/operations/references.ts';
import { imagesBucket, modelsBucket, tableName } from '../configuration.ts';
import { subjectKey } from '../http/caller.ts';
import { route } from '../http/route.ts';
import { serviceApi } from '../http/service-api.ts';
import { bucketClient, tableClient } from '../stores/clients.ts';
import { ImageStore } from '../stores/image-store.ts';
import { ModelRegistry } from '../stores/models/model-registry.ts';
import { TenantPolicyStore } from '../stores/policies/tenant-policy-store.ts';
import { ReferenceStore } from '../stores/references/reference-store.ts';
import { SubjectStore } from '../stores/subjects/subject-store.ts';
import { ActiveModel } from '../use-cases/active-model.ts';
import { RememberedPolicies } from '../use-cases/policies/remembered-policies.ts';
import { acceptReference } from '../use-cases/references/accept-reference.ts';
import { enrollReferences } from '../use-cases/references/enroll-references.ts';
import { getReference, getReferenceImage, listReferences } from '../use-cases/references/get-references.ts';
import { removeReference } from '../use-cases/references/remove-reference.ts';

const table = tableClient();
const buckets = bucketClient();
const stores = {
  subjects: new SubjectStore(table, tableName()),
  references: new ReferenceStore(table, tableName()),
  images: new ImageStore(buckets, imagesBucket()),
  policies: new RememberedPolicies(new TenantPolicyStore(table, tableName())),
  model: new ActiveModel(new ModelRegistry(table, tableName(), buckets, modelsBucket())),
};

const api = serviceApi('references', table, [
  route(operations.enrollReferencesOperation, ({ caller, path, body, at }) =>
    enrollReferences(stores, { key: subjectKey(caller, path), images: body.images, by: caller.by, at }),
  ),
  route(operations.listReferencesOperation, ({ caller, path }) =>
    listReferences(stores, subjectKey(caller, path)),
  ),
  route(operations.getReferenceOperation, ({ caller, path }) =>
    getReference(stores, subjectKey(caller, path), path.reference),
  ),
  route(operations.getReferenceImageOperation, ({ caller, path, at }) =>
    getReferenceImage(stores, subjectKey(caller, path), path.reference, at),
  ),
  route(operations.acceptReferenceOperation, ({ caller, path, at }) =>
    acceptReference(stores, { key: subjectKey(caller, path), id: path.reference, by: caller.by, at }),
  ),
  route(operations.removeReferenceOperation, ({ caller, path, at }) =>
    removeReference(stores, { key: subjectKey(caller, path), id: path.reference, at }),
  ),
]);

/** Lambda entry point of the references' routes. */
export const { handler } = api;
