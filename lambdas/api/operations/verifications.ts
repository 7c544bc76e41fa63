import { verificationIdSchema } from '#core/ids.ts';
import { NO_PARAMETERS, type Operation } from '../operation.ts';
import { explainParameters } from '../schemas/verifications/explanation.ts';
import {
  newVerificationSchema,
  verificationAnswerSchema,
  verificationRequestSchema,
} from '../schemas/verifications/verification.ts';
import {
  decisionQuery,
  periodQuery,
  verificationListSchema,
} from '../schemas/verifications/verification-list.ts';
import { subjectPath } from './subjects.ts';

/** Names one verification in a path. */
export const verificationPath = subjectPath.extend({ verification: verificationIdSchema });

const OF_SUBJECT = '/v1/subjects/{subject}/verifications';

export const verifyQueryOperation = {
  id: 'verifyQuery',
  summary: 'Verify a questioned signature against the references of a subject.',
  group: 'verifications',
  method: 'POST',
  resource: OF_SUBJECT,
  scope: 'verify',
  path: subjectPath,
  query: explainParameters,
  body: {
    json: verificationRequestSchema,
    ofImage: (image: Uint8Array) => ({ image, policy: {} }),
  },
  status: 201,
  answer: newVerificationSchema,
  problems: [404, 409, 413, 415, 422, 503],
  unkept: ['explanation'],
  awaitsAdmission: true,
  probesSubject: true,
} as const satisfies Operation;

export const listSubjectVerificationsOperation = {
  id: 'listSubjectVerifications',
  summary: 'List the verifications of a subject, newest first.',
  group: 'verifications',
  method: 'GET',
  resource: OF_SUBJECT,
  scope: 'verify',
  path: subjectPath,
  query: periodQuery,
  status: 200,
  answer: verificationListSchema,
  problems: [404],
} as const satisfies Operation;

export const getVerificationOperation = {
  id: 'getVerification',
  summary: 'Show a verification.',
  group: 'verifications',
  method: 'GET',
  resource: `${OF_SUBJECT}/{verification}`,
  scope: 'verify',
  path: verificationPath,
  query: NO_PARAMETERS,
  status: 200,
  answer: verificationAnswerSchema,
  problems: [404],
} as const satisfies Operation;

export const listVerificationsOperation = {
  id: 'listVerifications',
  summary: 'List the verifications of all subjects that ended with one decision, newest first.',
  group: 'verifications',
  method: 'GET',
  resource: '/v1/verifications',
  scope: 'verify',
  path: NO_PARAMETERS,
  query: decisionQuery,
  status: 200,
  answer: verificationListSchema,
  problems: [],
} as const satisfies Operation;
