import { Logger } from '@aws-lambda-powertools/logger';
import { identifySignatureOperation } from '../api/operations/identifications.ts';
import { defaultPolicy, modelsBucket, tableName } from '../configuration.ts';
import { route } from '../http/route.ts';
import { serviceApi } from '../http/service-api.ts';
import { bucketClient, tableClient } from '../stores/clients.ts';
import { ModelRegistry } from '../stores/models/model-registry.ts';
import { EmbeddingList } from '../stores/references/embedding-list.ts';
import { ReferenceStore } from '../stores/references/reference-store.ts';
import { SubjectStore } from '../stores/subjects/subject-store.ts';
import { Telemetry } from '../telemetry/telemetry.ts';
import { ActiveModel } from '../use-cases/active-model.ts';
import { identifySignature } from '../use-cases/identifications/identify-signature.ts';
import { TenantIndexes } from '../use-cases/identifications/tenant-indexes.ts';

const table = tableClient();
const telemetry = new Telemetry('identifications');
const stores = {
  subjects: new SubjectStore(table, tableName()),
  references: new ReferenceStore(table, tableName()),
  indexes: new TenantIndexes(new EmbeddingList(table, tableName())),
  model: new ActiveModel(new ModelRegistry(table, tableName(), bucketClient(), modelsBucket())),
  defaults: { policy: defaultPolicy() },
  telemetry,
};
const logger = new Logger({ serviceName: 'identifications' });

const api = serviceApi(
  'identifications',
  table,
  [
    route(identifySignatureOperation, async ({ caller, body }) => {
      const answer = await identifySignature(stores, { tenant: caller.tenant, ...body });
      const { candidates, people, modelVersion } = answer;
      const found = { candidates: candidates.length, people, modelVersion };
      logger.info('identified', { tenant: caller.tenant, by: caller.by, ...found });
      return answer;
    }),
  ],
  telemetry,
);

/** Lambda entry point of the identifications' route. */
export const { handler } = api;
