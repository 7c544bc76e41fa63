import { z } from 'zod';
import { subjectIdSchema } from '#core/ids.ts';
import { NO_PARAMETERS, type Operation } from '../operation.ts';
import {
  checkedReceiptSchema,
  receiptListQuery,
  receiptListSchema,
  receiptPath,
  receiptSchema,
} from '../schemas/subjects/erasure.ts';
import { subjectAnswerSchema, subjectRequestSchema } from '../schemas/subjects/subject.ts';
import { subjectListQuery, subjectListSchema } from '../schemas/subjects/subject-list.ts';

/** Names the subject in the path of every operation on one. */
export const subjectPath = z.strictObject({ subject: subjectIdSchema });

const SUBJECT = '/v1/subjects/{subject}';

export const listSubjectsOperation = {
  id: 'listSubjects',
  summary: 'List subjects by name, or those whose names begin so.',
  group: 'subjects',
  method: 'GET',
  resource: '/v1/subjects',
  scope: ['enroll', 'verify', 'admin'],
  path: NO_PARAMETERS,
  query: subjectListQuery,
  status: 200,
  answer: subjectListSchema,
  problems: [],
} as const satisfies Operation;

export const putSubjectOperation = {
  id: 'putSubject',
  summary: 'Create a subject, or replace the policy of one.',
  group: 'subjects',
  method: 'PUT',
  resource: SUBJECT,
  scope: 'admin',
  path: subjectPath,
  query: NO_PARAMETERS,
  body: { json: subjectRequestSchema },
  status: 200,
  answer: subjectAnswerSchema,
  problems: [409, 415],
} as const satisfies Operation;

export const getSubjectOperation = {
  id: 'getSubject',
  summary: 'Show a subject.',
  group: 'subjects',
  method: 'GET',
  resource: SUBJECT,
  scope: ['enroll', 'verify'],
  path: subjectPath,
  query: NO_PARAMETERS,
  status: 200,
  answer: subjectAnswerSchema,
  problems: [404],
} as const satisfies Operation;

export const eraseSubjectOperation = {
  id: 'eraseSubject',
  summary: 'Erase a subject with everything that is kept of it.',
  group: 'subjects',
  method: 'DELETE',
  resource: SUBJECT,
  scope: 'admin',
  path: subjectPath,
  query: NO_PARAMETERS,
  status: 200,
  answer: receiptSchema,
  problems: [404, 409, 503],
  outlivesSubject: true,
} as const satisfies Operation;

export const listErasuresOperation = {
  id: 'listErasures',
  summary: 'List the receipts of erasures, newest first.',
  group: 'subjects',
  method: 'GET',
  resource: '/v1/erasures',
  scope: 'admin',
  path: NO_PARAMETERS,
  query: receiptListQuery,
  status: 200,
  answer: receiptListSchema,
  problems: [],
} as const satisfies Operation;

export const getErasureOperation = {
  id: 'getErasure',
  summary: 'Show the receipt of an erasure, and whether its hash fits it.',
  group: 'subjects',
  method: 'GET',
  resource: '/v1/erasures/{receipt}',
  scope: 'admin',
  path: receiptPath,
  query: NO_PARAMETERS,
  status: 200,
  answer: checkedReceiptSchema,
  problems: [404],
} as const satisfies Operation;
