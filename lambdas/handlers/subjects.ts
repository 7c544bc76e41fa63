import { Logger } from '@aws-lambda-powertools/logger';
import { eraseSubjectOperation, getSubjectOperation } from '../api/operations/subjects.ts';
import { imagesBucket, tableName, tokenTrust } from '../configuration.ts';
import { Api } from '../http/api.ts';
import { subjectKey } from '../http/caller.ts';
import { route } from '../http/route.ts';
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
  route(getSubjectOperation, ({ caller, path }) => getSubject(stores.subjects, subjectKey(caller, path))),
  route(eraseSubjectOperation, ({ caller, path, at }) =>
    eraseSubject(stores, { key: subjectKey(caller, path), by: caller.by, at }),
  ),
]);

/** Lambda entry point of the subjects' routes. */
export const { handler } = api;
