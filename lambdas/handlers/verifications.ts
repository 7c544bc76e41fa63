import { Logger } from '@aws-lambda-powertools/logger';
import { compareSignaturesOperation } from '../api/operations/comparisons.ts';
import {
  getVerificationOperation,
  listSubjectVerificationsOperation,
  listVerificationsOperation,
  verifyQueryOperation,
} from '../api/operations/verifications.ts';
import {
  defaultPolicy,
  imagesBucket,
  modelsBucket,
  retentionDays,
  tableName,
  tokenTrust,
} from '../configuration.ts';
import { ScopeMissingError } from '../errors/token-errors.ts';
import { Api } from '../http/api.ts';
import { subjectKey } from '../http/caller.ts';
import { route } from '../http/route.ts';
import { TokenVerifier } from '../http/token-verifier.ts';
import { bucketClient, tableClient } from '../stores/clients.ts';
import { ImageStore } from '../stores/image-store.ts';
import { ModelRegistry } from '../stores/model-registry.ts';
import { SubjectStore } from '../stores/subject-store.ts';
import { EnrolledStore } from '../stores/verifications/enrolled-store.ts';
import { VerificationStore } from '../stores/verifications/verification-store.ts';
import { ActiveModel } from '../use-cases/active-model.ts';
import { compareSignatures } from '../use-cases/verifications/compare-signatures.ts';
import { getVerification } from '../use-cases/verifications/get-verification.ts';
import {
  listSubjectVerifications,
  listVerifications,
} from '../use-cases/verifications/list-verifications.ts';
import { verifyQuery } from '../use-cases/verifications/verify-query.ts';

const table = tableClient();
const buckets = bucketClient();
const stores = {
  subjects: new SubjectStore(table, tableName()),
  enrolled: new EnrolledStore(table, tableName()),
  verifications: new VerificationStore(table, tableName()),
  images: new ImageStore(buckets, imagesBucket()),
  model: new ActiveModel(new ModelRegistry(table, tableName(), buckets, modelsBucket())),
  defaults: { retentionDays: retentionDays(), policy: defaultPolicy() },
};
const logger = new Logger({ serviceName: 'verifications' });

const api = new Api(new TokenVerifier(tokenTrust()), logger, [
  route(verifyQueryOperation, ({ caller, path, query, body, at }) => {
    // An explanation shows a reference, which a caller who may only verify has no right to see.
    if (query.explain && !caller.scopes.has('review')) throw new ScopeMissingError('review');
    return verifyQuery(stores, { key: subjectKey(caller, path), ...body, ...query, by: caller.by, at });
  }),
  route(listSubjectVerificationsOperation, ({ caller, path, query }) =>
    listSubjectVerifications(stores, subjectKey(caller, path), query),
  ),
  route(getVerificationOperation, ({ caller, path }) =>
    getVerification(stores.verifications, subjectKey(caller, path), path.verification),
  ),
  route(listVerificationsOperation, ({ caller, query }) => listVerifications(stores, caller.tenant, query)),
  route(compareSignaturesOperation, async ({ caller, query, body }) => {
    const answer = await compareSignatures(stores, { ...body, ...query });
    const { decision, reason, modelVersion } = answer;
    logger.info('compared', { tenant: caller.tenant, by: caller.by, decision, reason, modelVersion });
    return answer;
  }),
]);

/** Lambda entry point of the verifications' routes. */
export const { handler } = api;
