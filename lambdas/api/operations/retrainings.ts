import { z } from 'zod';
import { modelVersionSchema } from '#core/ids.ts';
import { retrainingIdSchema } from '../../stores/retraining/retraining-row.ts';
import { NO_PARAMETERS, type Operation } from '../operation.ts';
import { pointerAnswerSchema } from '../schemas/model.ts';
import { pageLimitSchema } from '../schemas/page-limit.ts';
import {
  approvalRequestSchema,
  retrainingAnswerSchema,
  retrainingListSchema,
  startRetrainingSchema,
} from '../schemas/retraining.ts';

const ofRetrainings = { group: 'retrainings', scope: 'operate', query: NO_PARAMETERS } as const;
const RETRAINING = '/v1/retrainings/{retraining}';
const retrainingPath = z.strictObject({ retraining: retrainingIdSchema });

export const listRetrainingsOperation = {
  ...ofRetrainings,
  id: 'listRetrainings',
  summary: 'List the latest retrainings, newest first.',
  method: 'GET',
  resource: '/v1/retrainings',
  path: NO_PARAMETERS,
  query: z.strictObject({ limit: pageLimitSchema }),
  status: 200,
  answer: retrainingListSchema,
  problems: [],
} as const satisfies Operation;

export const getRetrainingOperation = {
  ...ofRetrainings,
  id: 'getRetraining',
  summary: 'Show a retraining: where it is, what was measured, what the gate said and why.',
  method: 'GET',
  resource: RETRAINING,
  path: retrainingPath,
  status: 200,
  answer: retrainingAnswerSchema,
  problems: [404],
} as const satisfies Operation;

export const startRetrainingOperation = {
  ...ofRetrainings,
  id: 'startRetraining',
  summary: 'Start a retraining, from the beginning or from a later step.',
  method: 'POST',
  resource: '/v1/retrainings',
  path: NO_PARAMETERS,
  body: { json: startRetrainingSchema },
  status: 202,
  answer: retrainingAnswerSchema,
  problems: [404, 409, 415, 503],
} as const satisfies Operation;

export const approveRetrainingOperation = {
  ...ofRetrainings,
  id: 'approveRetraining',
  summary: 'Say whether a candidate that has passed the gate may go on.',
  method: 'POST',
  resource: `${RETRAINING}/approval`,
  path: retrainingPath,
  body: { json: approvalRequestSchema },
  status: 200,
  answer: retrainingAnswerSchema,
  problems: [404, 409, 415],
} as const satisfies Operation;

export const stopRetrainingOperation = {
  ...ofRetrainings,
  id: 'stopRetraining',
  summary: 'Stop a retraining, wherever it is; the active model stays.',
  method: 'POST',
  resource: `${RETRAINING}/stop`,
  path: retrainingPath,
  status: 200,
  answer: retrainingAnswerSchema,
  problems: [404, 409],
} as const satisfies Operation;

export const promoteModelOperation = {
  ...ofRetrainings,
  id: 'promoteModel',
  summary: 'Make a model whose references are all embedded the active one.',
  method: 'POST',
  resource: '/v1/models/{modelVersion}/promotion',
  path: z.strictObject({ modelVersion: modelVersionSchema }),
  status: 200,
  answer: pointerAnswerSchema,
  problems: [404, 409, 503],
} as const satisfies Operation;

export const rollBackModelOperation = {
  ...ofRetrainings,
  id: 'rollBackModel',
  summary: 'Go back to the model that answered before the active one.',
  method: 'POST',
  resource: '/v1/models/rollback',
  path: NO_PARAMETERS,
  status: 200,
  answer: pointerAnswerSchema,
  problems: [409, 503],
} as const satisfies Operation;
