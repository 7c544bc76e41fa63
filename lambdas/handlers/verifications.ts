import { Logger } from '@aws-lambda-powertools/logger';
import { verifyQueryOperation } from '../api/operations/verifications.ts';
import { modelsBucket, retentionDays, tableName, tokenTrust } from '../configuration.ts';
import { Api } from '../http/api.ts';
import { subjectKey } from '../http/caller.ts';
import { route } from '../http/route.ts';
import { TokenVerifier } from '../http/token-verifier.ts';
import { bucketClient, tableClient } from '../stores/clients.ts';
import { ModelRegistry } from '../stores/model-registry.ts';
import { ReferenceStore } from '../stores/reference-store.ts';
import { SubjectStore } from '../stores/subject-store.ts';
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

const api = new Api(new TokenVerifier(tokenTrust()), new Logger({ serviceName: 'verifications' }), [
  route(verifyQueryOperation, ({ caller, path, body, at }) =>
    verifyQuery(stores, { key: subjectKey(caller, path), ...body, by: caller.by, at }),
  ),
]);

/** Lambda entry point of the verifications' routes. */
export const { handler } = api;
