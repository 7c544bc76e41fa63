import { Logger } from '@aws-lambda-powertools/logger';
import { compareSignaturesOperation } from '../api/operations/comparisons.ts';
import * as operations from '../api/operations/verifications.ts';
import { ScopeMissingError } from '../errors/token-errors.ts';
import { subjectKey } from '../http/caller.ts';
import { route } from '../http/route.ts';
import { serviceApi } from '../http/service-api.ts';
import { tableClient } from '../stores/clients.ts';
import { Telemetry } from '../telemetry/telemetry.ts';
import { compareSignatures } from '../use-cases/verifications/compare-signatures.ts';
import { getVerification } from '../use-cases/verifications/get-verification.ts';
import {
  listSubjectVerifications,
  listVerifications,
} from '../use-cases/verifications/list-verifications.ts';
import { verifyQuery } from '../use-cases/verifications/verify-query.ts';
import { verificationStores } from './verification-stores.ts';

const table = tableClient();
const telemetry = new Telemetry('verifications');
const stores = verificationStores(table, telemetry);
const logger = new Logger({ serviceName: 'verifications' });

const api = serviceApi(
  'verifications',
  table,
  [
    route(operations.verifyQueryOperation, ({ caller, path, query, body, at, admitted }) => {
      // An explanation shows a reference, which a caller who may only verify has no right to see.
      if (query.explain && !caller.scopes.has('review')) throw new ScopeMissingError('review');
      const request = { key: subjectKey(caller, path), ...body, ...query, by: caller.by, at, admitted };
      return verifyQuery(stores, request);
    }),
    route(operations.listSubjectVerificationsOperation, ({ caller, path, query }) =>
      listSubjectVerifications(stores, subjectKey(caller, path), query),
    ),
    route(operations.getVerificationOperation, ({ caller, path }) =>
      getVerification(stores.verifications, subjectKey(caller, path), path.verification),
    ),
    route(operations.listVerificationsOperation, ({ caller, query }) =>
      listVerifications(stores, caller.tenant, query),
    ),
    route(compareSignaturesOperation, async ({ caller, query, body }) => {
      const answer = await compareSignatures(stores, { ...body, ...query });
      const { decision, reason, modelVersion } = answer;
      logger.info('compared', { tenant: caller.tenant, by: caller.by, decision, reason, modelVersion });
      return answer;
    }),
  ],
  telemetry,
);

/** Lambda entry point of the verifications' routes. */
export const { handler } = api;
