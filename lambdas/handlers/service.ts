import { openApiDocument } from '../api/openapi.ts';
import { OPERATIONS } from '../api/operations/operations.ts';
import { healthOperation, openApiOperation, readinessOperation } from '../api/operations/service.ts';
import { modelsBucket, tableName } from '../configuration.ts';
import { route } from '../http/route.ts';
import { serviceApi } from '../http/service-api.ts';
import { bucketClient, tableClient } from '../stores/clients.ts';
import { ModelRegistry } from '../stores/models/model-registry.ts';

const table = tableClient();
const registry = new ModelRegistry(table, tableName(), bucketClient(), modelsBucket());

const api = serviceApi('service', table, [
  route(healthOperation, async () => ({ status: 'ok' as const })),
  route(readinessOperation, async () => {
    const pointer = await registry.active();
    await registry.manifest(pointer);
    return { status: 'ready' as const, modelVersion: pointer.modelVersion };
  }),
  route(openApiOperation, async () => openApiDocument(OPERATIONS)),
]);

/** Lambda entry point of the routes about the service itself, which need no token. */
export const { handler } = api;
