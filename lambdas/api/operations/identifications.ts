import { NO_PARAMETERS, type Operation } from '../operation.ts';
import {
  identificationAnswerSchema,
  identificationOf,
  identificationRequestSchema,
} from '../schemas/identification.ts';

export const identifySignatureOperation = {
  id: 'identifySignature',
  summary: 'Tell whose signature a questioned one may be, among all subjects; nothing is kept.',
  group: 'identifications',
  method: 'POST',
  resource: '/v1/identifications',
  scope: 'verify',
  path: NO_PARAMETERS,
  query: NO_PARAMETERS,
  body: { json: identificationRequestSchema, ofImage: identificationOf },
  status: 200,
  answer: identificationAnswerSchema,
  problems: [409, 413, 415, 422, 503],
  keepsNothing: true,
} as const satisfies Operation;
