import { NO_PARAMETERS, type Operation } from '../operation.ts';
import { enrollmentAnswerSchema, enrollmentRequestSchema } from '../schemas/references/enrollment.ts';
import {
  imageLinkSchema,
  referenceAnswerSchema,
  referenceListSchema,
  referencePath,
  removalAnswerSchema,
} from '../schemas/references/reference.ts';
import { subjectPath } from './subjects.ts';

const REFERENCES = '/v1/subjects/{subject}/references';
const REFERENCE = `${REFERENCES}/{reference}` as const;

export const enrollReferencesOperation = {
  id: 'enrollReferences',
  summary: 'Enroll genuine signatures of a subject, all or none.',
  group: 'references',
  method: 'POST',
  resource: REFERENCES,
  scope: 'enroll',
  path: subjectPath,
  query: NO_PARAMETERS,
  body: { json: enrollmentRequestSchema, ofImage: (image: Uint8Array) => ({ images: [image] }) },
  status: 201,
  answer: enrollmentAnswerSchema,
  problems: [409, 413, 415, 422, 503],
  probesSubject: true,
} as const satisfies Operation;

export const listReferencesOperation = {
  id: 'listReferences',
  summary: 'List the references of a subject.',
  group: 'references',
  method: 'GET',
  resource: REFERENCES,
  scope: ['enroll', 'review'],
  path: subjectPath,
  query: NO_PARAMETERS,
  status: 200,
  answer: referenceListSchema,
  problems: [404],
} as const satisfies Operation;

export const getReferenceOperation = {
  id: 'getReference',
  summary: 'Show a reference.',
  group: 'references',
  method: 'GET',
  resource: REFERENCE,
  scope: ['enroll', 'review'],
  path: referencePath,
  query: NO_PARAMETERS,
  status: 200,
  answer: referenceAnswerSchema,
  problems: [404],
} as const satisfies Operation;

export const getReferenceImageOperation = {
  id: 'getReferenceImage',
  summary: "Get a link to a reference's image, which works for two minutes.",
  group: 'references',
  method: 'GET',
  resource: `${REFERENCE}/image`,
  scope: ['enroll', 'review'],
  path: referencePath,
  query: NO_PARAMETERS,
  status: 200,
  answer: imageLinkSchema,
  problems: [404],
} as const satisfies Operation;

export const acceptReferenceOperation = {
  id: 'acceptReference',
  summary: 'Accept a reference that was held, so that it is compared with.',
  group: 'references',
  method: 'POST',
  resource: `${REFERENCE}/acceptance`,
  scope: 'review',
  path: referencePath,
  query: NO_PARAMETERS,
  status: 200,
  answer: referenceAnswerSchema,
  problems: [404, 409, 503],
} as const satisfies Operation;

export const removeReferenceOperation = {
  id: 'removeReference',
  summary: 'Remove a reference and every version of its image.',
  group: 'references',
  method: 'DELETE',
  resource: REFERENCE,
  scope: 'enroll',
  path: referencePath,
  query: NO_PARAMETERS,
  status: 200,
  answer: removalAnswerSchema,
  problems: [404, 409, 503],
} as const satisfies Operation;
