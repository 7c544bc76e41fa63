import { Logger } from '@aws-lambda-powertools/logger';
import {
  getReviewOperation,
  listReviewsOperation,
  recordOutcomeOperation,
  withdrawOutcomeOperation,
} from '../api/operations/reviews.ts';
import { imagesBucket, tableName, tokenTrust } from '../configuration.ts';
import { Api } from '../http/api.ts';
import { subjectKey } from '../http/caller.ts';
import { route } from '../http/route.ts';
import { TokenVerifier } from '../http/token-verifier.ts';
import { bucketClient, tableClient } from '../stores/clients.ts';
import { ImageStore } from '../stores/image-store.ts';
import { EnrolledStore } from '../stores/verifications/enrolled-store.ts';
import { ReviewStore } from '../stores/verifications/review-store.ts';
import { VerificationStore } from '../stores/verifications/verification-store.ts';
import { getReview } from '../use-cases/reviews/get-review.ts';
import { listReviews } from '../use-cases/reviews/list-reviews.ts';
import { recordOutcome } from '../use-cases/reviews/record-outcome.ts';
import { withdrawOutcome } from '../use-cases/reviews/withdraw-outcome.ts';

const table = tableClient();
const stores = {
  enrolled: new EnrolledStore(table, tableName()),
  verifications: new VerificationStore(table, tableName()),
  reviews: new ReviewStore(table, tableName()),
  images: new ImageStore(bucketClient(), imagesBucket()),
};

const api = new Api(new TokenVerifier(tokenTrust()), new Logger({ serviceName: 'reviews' }), [
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
