import { verifyQueryOperation } from '../api/operations/verifications.ts';
import { modelsBucket, retentionDays, tableName } from '../configuration.ts';
import { subjectKey } from '../http/caller.ts';
import { route } from '../http/route.ts';
import { serviceApi } from '../http/service-api.ts';
import { bucketClient, tableClient } from '../stores/clients.ts';
import { ModelRegistry } from '../stores/model-registry.ts';
import { ReferenceStore } from '../stores/references/reference-store.ts';
import { SubjectStore } from '../stores/subjects/subject-store.ts';
import { VerificationStore } from '../stores/verification-store.ts';
import { ActiveModel } from '../use-cases/active-model.ts';
import { verifyQuery } from '../use-cases/verify-query.ts';

const table = tableClient();
const stores = {
  subjects: new SubjectStore(table, tableName()),
  references: new ReferenceStore(table, tableName()),
  verifications: new VerificationStore(table, tableName(), retentionDays()),
  model: new ActiveModel(new ModelRegistry(table, tableName(), bucketClient(), modelsBucket())),
};

const api = serviceApi('verifications', table, [
  route(verifyQueryOperation, ({ caller, path, body, at }) =>
    verifyQuery(stores, { key: subjectKey(caller, path), ...body, by: caller.by, at }),
  ),
]);

/** Lambda entry point of the verifications' routes. */
export const { handler } = api;
