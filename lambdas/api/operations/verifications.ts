import { DEFAULT_POLICY } from '#core/score/decision.ts';
import { NO_PARAMETERS, type Operation } from '../operation.ts';
import { verificationAnswerSchema, verificationRequestSchema } from '../schemas/verification.ts';
import { subjectPath } from './subjects.ts';

export const verifyQueryOperation = {
  id: 'verifyQuery',
  summary: 'Verify a questioned signature against the references of a subject.',
  group: 'verifications',
  method: 'POST',
  resource: '/v1/subjects/{subject}/verifications',
  scope: 'verify',
  path: subjectPath,
  query: NO_PARAMETERS,
  body: {
    json: verificationRequestSchema,
    ofImage: (image: Uint8Array) => ({ image, policy: DEFAULT_POLICY }),
  },
  status: 201,
  answer: verificationAnswerSchema,
  problems: [404, 409, 413, 415, 422, 503],
} as const satisfies Operation;
