import { Logger } from '@aws-lambda-powertools/logger';
import { identifySignatureOperation } from '../api/operations/identifications.ts';
import { mapReferencesOperation } from '../api/operations/models.ts';
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
import { mapReferences } from '../use-cases/map/map-references.ts';

const table = tableClient();
const telemetry = new Telemetry('identifications');
const registry = new ModelRegistry(table, tableName(), bucketClient(), modelsBucket());
const embeddings = new EmbeddingList(table, tableName());
const stores = {
  subjects: new SubjectStore(table, tableName()),
  references: new ReferenceStore(table, tableName()),
  indexes: new TenantIndexes(embeddings),
  model: new ActiveModel(registry),
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
    route(mapReferencesOperation, ({ caller, path }) =>
      mapReferences({ registry, embeddings }, caller.tenant, path.modelVersion),
    ),
  ],
  telemetry,
);

/** Lambda entry point of the routes that look at all of a tenant's embeddings. */
export const { handler } = api;
