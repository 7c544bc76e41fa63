import { NO_PARAMETERS, type Operation } from '../operation.ts';
import { comparisonAnswerSchema, comparisonRequestSchema } from '../schemas/verifications/comparison.ts';
import { explainParameters } from '../schemas/verifications/explanation.ts';

export const compareSignaturesOperation = {
  id: 'compareSignatures',
  summary: 'Compare two signatures; nothing is kept.',
  group: 'verifications',
  method: 'POST',
  resource: '/v1/comparisons',
  scope: 'verify',
  path: NO_PARAMETERS,
  query: explainParameters,
  body: { json: comparisonRequestSchema },
  status: 200,
  answer: comparisonAnswerSchema,
  problems: [413, 415, 422, 503],
  keepsNothing: true,
} as const satisfies Operation;
