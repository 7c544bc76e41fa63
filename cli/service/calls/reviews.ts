import {
  answerOf,
  type OutcomeRequest,
  type Review,
  type ReviewMaterial,
  type Verification,
} from 'countersign-client';
import type { ConnectionOptions } from '../connection-options.ts';
import { pageLines, printAnswer } from '../print-answer.ts';

/** Names one verification. */
export interface ReviewedVerification {
  readonly subject: string;
  readonly verification: string;
}

/** `countersign review list` */
export function printReviews(
  page: { readonly limit?: number; readonly page?: string },
  options: ConnectionOptions,
): Promise<void> {
  return printAnswer(
    options,
    (service) => answerOf(service.GET('/v1/reviews', { params: { query: page } })),
    ({ verifications, next }) =>
      pageLines(verifications.map(waitingLine), { none: 'Nothing waits.', next, option: '--page' }),
  );
}

/** `countersign review show SUBJECT VERIFICATION` */
export function printReview(path: ReviewedVerification, options: ConnectionOptions): Promise<void> {
  const route = '/v1/subjects/{subject}/verifications/{verification}/review';
  return printAnswer(
    options,
    (service) => answerOf(service.GET(route, { params: { path: { ...path } } })),
    materialLines,
  );
}

/** `countersign review outcome SUBJECT VERIFICATION OUTCOME` */
export function printOutcome(
  path: ReviewedVerification,
  outcome: OutcomeRequest,
  options: ConnectionOptions,
): Promise<void> {
  const route = '/v1/subjects/{subject}/verifications/{verification}/review/outcome';
  return printAnswer(
    options,
    (service) => answerOf(service.POST(route, { params: { path: { ...path } }, body: outcome })),
    ({ subject, id, review }) => [`${subject} ${id}: ${reviewState(review)}`],
  );
}

function waitingLine({ at, subject, id, reason, score }: Verification): string {
  return `${at}  ${subject}  ${id}  ${reason}  score ${score.toFixed(2)}`;
}

function materialLines({ verification, query, references }: ReviewMaterial): string[] {
  return [
    waitingLine(verification),
    `  ${reviewState(verification.review)}`,
    `  query, until ${query.expiresAt}: ${query.url}`,
    ...references.map(({ id, url }) => `  reference ${id}: ${url}`),
  ];
}

function reviewState(review: Review | undefined): string {
  if (review === undefined) return 'waits for nobody';
  return review.state === 'open'
    ? 'waits for a person'
    : `${review.outcome}, found by ${review.reviewer ?? review.by}`;
}
