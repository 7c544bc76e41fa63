import { Logger } from '@aws-lambda-powertools/logger';
import { getActiveModelOperation, getModelOperation, listModelsOperation } from '../api/operations/models.ts';
import { modelsBucket, tableName, tokenTrust } from '../configuration.ts';
import { Api } from '../http/api.ts';
import { route } from '../http/route.ts';
import { TokenVerifier } from '../http/token-verifier.ts';
import { bucketClient, tableClient } from '../stores/clients.ts';
import { ModelRegistry } from '../stores/model-registry.ts';
import { listModels } from '../use-cases/models/list-models.ts';
import { showActiveModel, showModel } from '../use-cases/models/show-model.ts';

const registry = new ModelRegistry(tableClient(), tableName(), bucketClient(), modelsBucket());

const api = new Api(new TokenVerifier(tokenTrust()), new Logger({ serviceName: 'models' }), [
  route(listModelsOperation, () => listModels(registry)),
  route(getActiveModelOperation, () => showActiveModel(registry)),
  route(getModelOperation, ({ path }) => showModel(registry, path.modelVersion)),
]);

/** Lambda entry point of the models' routes. */
export const { handler } = api;
