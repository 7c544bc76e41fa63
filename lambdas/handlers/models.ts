import {
  getActiveModelOperation,
  getModelEvaluationOperation,
  getModelOperation,
  listModelsOperation,
} from '../api/operations/models.ts';
import { modelsBucket, tableName } from '../configuration.ts';
import { route } from '../http/route.ts';
import { serviceApi } from '../http/service-api.ts';
import { bucketClient, tableClient } from '../stores/clients.ts';
import { ModelRegistry } from '../stores/models/model-registry.ts';
import { listModels } from '../use-cases/models/list-models.ts';
import { showEvaluation } from '../use-cases/models/show-evaluation.ts';
import { showActiveModel, showModel } from '../use-cases/models/show-model.ts';

const table = tableClient();
const registry = new ModelRegistry(table, tableName(), bucketClient(), modelsBucket());

const api = serviceApi('models', table, [
  route(listModelsOperation, () => listModels(registry)),
  route(getActiveModelOperation, () => showActiveModel(registry)),
  route(getModelOperation, ({ path }) => showModel(registry, path.modelVersion)),
  route(getModelEvaluationOperation, ({ path }) => showEvaluation(registry, path.modelVersion)),
]);

/** Lambda entry point of the models' routes. */
export const { handler } = api;
