import { Logger } from '@aws-lambda-powertools/logger';
import { imagesBucket, tableName, tokenTrust } from '../configuration.ts';
import { Api } from '../http/api.ts';
import { TokenVerifier } from '../http/token-verifier.ts';
import { bucketClient, tableClient } from '../stores/clients.ts';
import { ErasureStore } from '../stores/erasure-store.ts';
import { ImageStore } from '../stores/image-store.ts';
import { SubjectStore } from '../stores/subject-store.ts';
import { eraseSubject } from '../use-cases/erase-subject.ts';
import { getSubject } from '../use-cases/get-subject.ts';

const table = tableClient();
const stores = {
  subjects: new SubjectStore(table, tableName()),
  erasures: new ErasureStore(table, tableName()),
  images: new ImageStore(bucketClient(), imagesBucket()),
};

const api = new Api(new TokenVerifier(tokenTrust()), new Logger({ serviceName: 'subjects' }), [
  {
    method: 'GET',
    resource: '/v1/subjects/{subject}',
    scope: 'verify',
    status: 200,
    answer: ({ key }) => getSubject(stores.subjects, key),
  },
  {
    method: 'DELETE',
    resource: '/v1/subjects/{subject}',
    scope: 'admin',
    status: 200,
    answer: ({ key, caller }) => eraseSubject(stores, { key, by: caller.by, at: new Date() }),
  },
]);

/** Lambda entry point of the subjects' routes. */
export const { handler } = api;
