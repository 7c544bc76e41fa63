import * as operations from '../api/operations/retrainings.ts';
import { dataSetsBucket, modelsBucket, stateMachineArn, tableName } from '../configuration.ts';
import { route } from '../http/route.ts';
import { serviceApi } from '../http/service-api.ts';
import { bucketClient, tableClient, workflowClient } from '../stores/clients.ts';
import { ModelRegistry } from '../stores/models/model-registry.ts';
import { ModelSwitch } from '../stores/models/model-switch.ts';
import { JsonStore } from '../stores/objects/json-store.ts';
import { RetrainingStore } from '../stores/retraining/retraining-store.ts';
import { RetrainingTurn } from '../stores/retraining/retraining-turn.ts';
import { Workflow } from '../stores/retraining/workflow.ts';
import { promoteModel, rollBackModel } from '../use-cases/models/promote-model.ts';
import { approveRetraining } from '../use-cases/retraining/approve-retraining.ts';
import { listRetrainings, showRetraining } from '../use-cases/retraining/show-retrainings.ts';
import { startRetraining } from '../use-cases/retraining/start-retraining.ts';
import { stopRetraining } from '../use-cases/retraining/stop-retraining.ts';

const table = tableClient();
const buckets = bucketClient();
const stores = {
  registry: new ModelRegistry(table, tableName(), buckets, modelsBucket()),
  dataSets: new JsonStore(buckets, dataSetsBucket()),
  pointer: new ModelSwitch(table, tableName()),
  retrainings: new RetrainingStore(table, tableName()),
  turn: new RetrainingTurn(table, tableName()),
  workflow: new Workflow(workflowClient(), stateMachineArn()),
};

const api = serviceApi('retrainings', table, [
  route(operations.listRetrainingsOperation, ({ query, at }) => listRetrainings(stores, query.limit, at)),
  route(operations.getRetrainingOperation, ({ path, at }) => showRetraining(stores, path.retraining, at)),
  route(operations.startRetrainingOperation, ({ body, caller, at }) =>
    startRetraining(stores, body, caller.by, at),
  ),
  route(operations.approveRetrainingOperation, ({ path, body, caller, at }) =>
    approveRetraining(stores, path.retraining, body, { by: caller.by, at }),
  ),
  route(operations.stopRetrainingOperation, ({ path, caller, at }) =>
    stopRetraining(stores, path.retraining, { by: caller.by, at }),
  ),
  route(operations.promoteModelOperation, ({ path, caller, at }) =>
    promoteModel(stores, path.modelVersion, { by: caller.by, at }),
  ),
  route(operations.rollBackModelOperation, ({ caller, at }) => rollBackModel(stores, { by: caller.by, at })),
]);

/** Lambda entry point of the retrainings' routes, and of those that move the pointer to the active model. */
export const { handler } = api;
