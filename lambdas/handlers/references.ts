import { Logger } from '@aws-lambda-powertools/logger';
import { enrollReferencesOperation } from '../api/operations/references.ts';
import { imagesBucket, modelsBucket, tableName, tokenTrust } from '../configuration.ts';
import { Api } from '../http/api.ts';
import { subjectKey } from '../http/caller.ts';
import { route } from '../http/route.ts';
import { TokenVerifier } from '../http/token-verifier.ts';
import { bucketClient, tableClient } from '../stores/clients.ts';
import { ImageStore } from '../stores/image-store.ts';
import { ModelRegistry } from '../stores/model-registry.ts';
import { ReferenceStore } from '../stores/reference-store.ts';
import { SubjectStore } from '../stores/subject-store.ts';
import { ActiveModel } from '../use-cases/active-model.ts';
import { enrollReferences } from '../use-cases/enroll-references.ts';

const table = tableClient();
const buckets = bucketClient();
const stores = {
  subjects: new SubjectStore(table, tableName()),
  references: new ReferenceStore(table, tableName()),
  images: new ImageStore(buckets, imagesBucket()),
  model: new ActiveModel(new ModelRegistry(table, tableName(), buckets, modelsBucket())),
};

const api = new Api(new TokenVerifier(tokenTrust()), new Logger({ serviceName: 'references' }), [
  route(enrollReferencesOperation, ({ caller, path, body, at }) =>
    enrollReferences(stores, { key: subjectKey(caller, path), images: body.images, by: caller.by, at }),
  ),
]);

/** Lambda entry point of the references' routes. */
export const { handler } = api;
