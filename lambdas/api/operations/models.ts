import { z } from 'zod';
import { modelVersionSchema } from '#core/ids.ts';
import { NO_PARAMETERS, type Operation } from '../operation.ts';
import { modelAnswerSchema, modelListSchema } from '../schemas/model.ts';
import { modelEvaluationSchema } from '../schemas/model-evaluation.ts';
import { referenceMapSchema } from '../schemas/reference-map.ts';

const ofModels = {
  group: 'models',
  method: 'GET',
  scope: 'verify',
  query: NO_PARAMETERS,
  status: 200,
} as const;

export const listModelsOperation = {
  ...ofModels,
  id: 'listModels',
  summary: 'List the published models, newest first.',
  resource: '/v1/models',
  path: NO_PARAMETERS,
  answer: modelListSchema,
  problems: [],
} as const satisfies Operation;

export const getActiveModelOperation = {
  ...ofModels,
  id: 'getActiveModel',
  summary: 'Show the model that answers now.',
  resource: '/v1/models/active',
  path: NO_PARAMETERS,
  answer: modelAnswerSchema,
  problems: [503],
} as const satisfies Operation;

export const getModelOperation = {
  ...ofModels,
  id: 'getModel',
  summary: 'Show a published model: what it was trained on, its error rates, its card.',
  resource: '/v1/models/{modelVersion}',
  path: z.strictObject({ modelVersion: modelVersionSchema }),
  answer: modelAnswerSchema,
  problems: [404, 503],
} as const satisfies Operation;

export const getModelEvaluationOperation = {
  ...ofModels,
  id: 'getModelEvaluation',
  summary: 'Show the error rates of a published model with their intervals and DET curves.',
  resource: '/v1/models/{modelVersion}/evaluation',
  path: z.strictObject({ modelVersion: modelVersionSchema }),
  answer: modelEvaluationSchema,
  problems: [404, 503],
} as const satisfies Operation;

export const mapReferencesOperation = {
  ...ofModels,
  id: 'mapReferences',
  summary:
    'Lay the references of the tenant, or of some of its subjects, out in the plane as a model sees them.',
  // The function that may read all of a tenant's embeddings.
  group: 'identifications',
  resource: '/v1/models/{modelVersion}/map',
  scope: 'review',
  path: z.strictObject({ modelVersion: modelVersionSchema }),
  answer: referenceMapSchema,
  problems: [404, 503],
} as const satisfies Operation;
