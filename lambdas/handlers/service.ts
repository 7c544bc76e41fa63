import { Logger } from '@aws-lambda-powertools/logger';
import { openApiDocument } from '../api/openapi.ts';
import { OPERATIONS } from '../api/operations/operations.ts';
import { healthOperation, openApiOperation, readinessOperation } from '../api/operations/service.ts';
import { modelsBucket, tableName, tokenTrust } from '../configuration.ts';
import { Api } from '../http/api.ts';
import { route } from '../http/route.ts';
import { TokenVerifier } from '../http/token-verifier.ts';
import { bucketClient, tableClient } from '../stores/clients.ts';
import { ModelRegistry } from '../stores/model-registry.ts';

const registry = new ModelRegistry(tableClient(), tableName(), bucketClient(), modelsBucket());
const document = { openapi: '3.1.0', ...openApiDocument(OPERATIONS) };

const api = new Api(new TokenVerifier(tokenTrust()), new Logger({ serviceName: 'service' }), [
  route(healthOperation, async () => ({ status: 'ok' as const })),
  route(readinessOperation, async () => {
    const pointer = await registry.active();
    await registry.manifest(pointer);
    return { status: 'ready' as const, modelVersion: pointer.modelVersion };
  }),
  route(openApiOperation, async () => document),
]);

/** Lambda entry point of the routes about the service itself, which need no token. */
export const { handler } = api;
