import { z } from 'zod';
import { subjectIdSchema } from '#core/ids.ts';
import { NO_PARAMETERS, type Operation } from '../operation.ts';
import { erasureAnswerSchema } from '../schemas/erasure.ts';
import { subjectAnswerSchema } from '../schemas/subject.ts';

/** Names the subject in the path of every operation on one. */
export const subjectPath = z.strictObject({ subject: subjectIdSchema });

const SUBJECT = '/v1/subjects/{subject}';

export const getSubjectOperation = {
  id: 'getSubject',
  summary: 'Show a subject.',
  group: 'subjects',
  method: 'GET',
  resource: SUBJECT,
  scope: 'verify',
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
  answer: erasureAnswerSchema,
  problems: [404, 503],
} as const satisfies Operation;
