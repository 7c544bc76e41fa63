import { NO_PARAMETERS, type Operation } from '../operation.ts';
import { outcomeRequestSchema } from '../schemas/verifications/review.ts';
import { reviewMaterialSchema } from '../schemas/verifications/review-material.ts';
import { verificationAnswerSchema } from '../schemas/verifications/verification.ts';
import { pageQuery, verificationListSchema } from '../schemas/verifications/verification-list.ts';
import { verificationPath } from './verifications.ts';

const REVIEW = '/v1/subjects/{subject}/verifications/{verification}/review';

export const listReviewsOperation = {
  id: 'listReviews',
  summary: 'List the verifications of all subjects that wait for a person, oldest first.',
  group: 'reviews',
  method: 'GET',
  resource: '/v1/reviews',
  scope: 'review',
  path: NO_PARAMETERS,
  query: pageQuery,
  status: 200,
  answer: verificationListSchema,
  problems: [],
} as const satisfies Operation;

export const getReviewOperation = {
  id: 'getReview',
  summary: 'Show what a reviewer looks at, with short-lived links to the pictures.',
  group: 'reviews',
  method: 'GET',
  resource: REVIEW,
  scope: 'review',
  path: verificationPath,
  query: NO_PARAMETERS,
  status: 200,
  answer: reviewMaterialSchema,
  problems: [404],
} as const satisfies Operation;

export const recordOutcomeOperation = {
  id: 'recordOutcome',
  summary: 'Record what a person found; that closes the review.',
  group: 'reviews',
  method: 'POST',
  resource: `${REVIEW}/outcome`,
  scope: 'review',
  path: verificationPath,
  query: NO_PARAMETERS,
  body: { json: outcomeRequestSchema },
  status: 201,
  answer: verificationAnswerSchema,
  problems: [404, 409, 415],
} as const satisfies Operation;

export const withdrawOutcomeOperation = {
  id: 'withdrawOutcome',
  summary: 'Take back an outcome of one’s own within ten minutes; the review is open again.',
  group: 'reviews',
  method: 'DELETE',
  resource: `${REVIEW}/outcome`,
  scope: 'review',
  path: verificationPath,
  query: NO_PARAMETERS,
  status: 200,
  answer: verificationAnswerSchema,
  problems: [404, 409],
} as const satisfies Operation;
