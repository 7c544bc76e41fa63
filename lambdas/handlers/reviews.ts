import {
  getReviewOperation,
  listReviewsOperation,
  recordOutcomeOperation,
  withdrawOutcomeOperation,
} from '../api/operations/reviews.ts';
import { imagesBucket, tableName } from '../configuration.ts';
import { subjectKey } from '../http/caller.ts';
import { route } from '../http/route.ts';
import { serviceApi } from '../http/service-api.ts';
import { bucketClient, tableClient } from '../stores/clients.ts';
import { ImageStore } from '../stores/image-store.ts';
import { ReferenceStore } from '../stores/references/reference-store.ts';
import { SubjectStore } from '../stores/subjects/subject-store.ts';
import { ReviewStore } from '../stores/verifications/review-store.ts';
import { VerificationStore } from '../stores/verifications/verification-store.ts';
import { getReview } from '../use-cases/reviews/get-review.ts';
import { listReviews } from '../use-cases/reviews/list-reviews.ts';
import { recordOutcome } from '../use-cases/reviews/record-outcome.ts';
import { withdrawOutcome } from '../use-cases/reviews/withdraw-outcome.ts';

const table = tableClient();
const stores = {
  subjects: new SubjectStore(table, tableName()),
  references: new ReferenceStore(table, tableName()),
  verifications: new VerificationStore(table, tableName()),
  reviews: new ReviewStore(table, tableName()),
  images: new ImageStore(bucketClient(), imagesBucket()),
};

const api = serviceApi('reviews', table, [
  route(listReviewsOperation, ({ caller, query }) => listReviews(stores.reviews, caller.tenant, query)),
  route(getReviewOperation, ({ caller, path, at }) =>
    getReview(stores, subjectKey(caller, path), path.verification, at),
  ),
  route(recordOutcomeOperation, ({ caller, path, body, at }) =>
    recordOutcome(stores, {
      key: subjectKey(caller, path),
      id: path.verification,
      found: body,
      by: caller.by,
      at,
    }),
  ),
  route(withdrawOutcomeOperation, ({ caller, path, at }) =>
    withdrawOutcome(stores, { key: subjectKey(caller, path), id: path.verification, by: caller.by, at }),
  ),
]);

/** Lambda entry point of the reviews' routes. */
export const { handler } = api;
