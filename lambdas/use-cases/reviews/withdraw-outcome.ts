import type { VerificationId } from '#core/ids.ts';
import type { VerificationAnswer } from '../../api/schemas/verifications/verification.ts';
import { ReviewUnknownError } from '../../errors/verification-errors.ts';
import type { SubjectKey } from '../../stores/rows/keys.ts';
import type { ReviewStore } from '../../stores/verifications/review-store.ts';
import type { VerificationStore } from '../../stores/verifications/verification-store.ts';
import { findVerification } from '../verifications/get-verification.ts';
import { verificationAnswer } from '../verifications/verification-answer.ts';

/** How long a reviewer can take an outcome back. */
const WITHDRAWAL_MILLISECONDS = 10 * 60_000;

export interface WithdrawalStores {
  readonly verifications: Pick<VerificationStore, 'find'>;
  readonly reviews: Pick<ReviewStore, 'reopen'>;
}

/**
 * Takes an outcome back: the review is open again and its label is gone.
 *
 * @param by - whoever recorded the outcome; nobody else can take it back
 * @throws VerificationUnknownError, ReviewUnknownError, OutcomeFinalError
 */
export async function withdrawOutcome(
  { verifications, reviews }: WithdrawalStores,
  { key, id, by, at }: { readonly key: SubjectKey; readonly id: VerificationId; by: string; at: Date },
): Promise<VerificationAnswer> {
  const record = await findVerification(verifications, key, id);
  if (record.review === undefined) throw new ReviewUnknownError();
  await reviews.reopen(key, id, by, new Date(at.getTime() - WITHDRAWAL_MILLISECONDS));
  return verificationAnswer({ ...record, review: { state: 'open' } });
}
