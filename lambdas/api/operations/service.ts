import { NO_PARAMETERS, type Operation } from '../operation.ts';
import { healthSchema, openApiAnswerSchema, readinessSchema } from '../schemas/health.ts';

const ofService = {
  group: 'service',
  method: 'GET',
  scope: 'public',
  path: NO_PARAMETERS,
  query: NO_PARAMETERS,
  status: 200,
} as const;

export const healthOperation = {
  ...ofService,
  id: 'getHealth',
  summary: 'Tell that the API can be reached.',
  resource: '/v1/health',
  answer: healthSchema,
  problems: [],
} as const satisfies Operation;

export const readinessOperation = {
  ...ofService,
  id: 'getReadiness',
  summary: 'Tell whether the API can answer: table and active model are there.',
  resource: '/v1/readiness',
  answer: readinessSchema,
  problems: [503],
} as const satisfies Operation;

export const openApiOperation = {
  ...ofService,
  id: 'getOpenApi',
  summary: 'This document.',
  resource: '/v1/openapi.json',
  answer: openApiAnswerSchema,
  problems: [],
} as const satisfies Operation;
