import { NO_PARAMETERS, type Operation } from '../operation.ts';
import { enrollmentAnswerSchema, enrollmentRequestSchema } from '../schemas/enrollment.ts';
import { subjectPath } from './subjects.ts';

export const enrollReferencesOperation = {
  id: 'enrollReferences',
  summary: 'Enroll genuine signatures of a subject, all or none.',
  group: 'references',
  method: 'POST',
  resource: '/v1/subjects/{subject}/references',
  scope: 'enroll',
  path: subjectPath,
  query: NO_PARAMETERS,
  body: { json: enrollmentRequestSchema, ofImage: (image: Uint8Array) => ({ images: [image] }) },
  status: 201,
  answer: enrollmentAnswerSchema,
  problems: [409, 413, 415, 422, 503],
} as const satisfies Operation;
