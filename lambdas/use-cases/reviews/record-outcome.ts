import type { VerificationId } from '#core/ids.ts';
import type { OutcomeRequest } from '../../api/schemas/verifications/review.ts';
import type { VerificationAnswer } from '../../api/schemas/verifications/verification.ts';
import { ReviewUnknownError, VerificationUnknownError } from '../../errors/verification-errors.ts';
import type { SubjectKey } from '../../stores/rows/keys.ts';
import type { SubjectStore } from '../../stores/subjects/subject-store.ts';
import type { Label, ReviewStore } from '../../stores/verifications/review-store.ts';
import type { VerificationRecord } from '../../stores/verifications/verification-record.ts';
import type { VerificationStore } from '../../stores/verifications/verification-store.ts';
import { findVerification } from '../verifications/get-verification.ts';
import { verificationAnswer } from '../verifications/verification-answer.ts';

export interface OutcomeStores {
  readonly verifications: Pick<VerificationStore, 'find'>;
  readonly subjects: Pick<SubjectStore, 'find'>;
  readonly reviews: Pick<ReviewStore, 'close'>;
}

export interface OutcomeRecording {
  readonly key: SubjectKey;
  readonly id: VerificationId;
  readonly found: OutcomeRequest;
  readonly by: string;
  readonly at: Date;
}

/**
 * Closes a review with what a person found. A sure finding labels the query for training, if the subject's policy
 * consents to that.
 *
 * @throws VerificationUnknownError, ReviewUnknownError, ReviewClosedError
 */
export async function recordOutcome(
  { verifications, subjects, reviews }: OutcomeStores,
  { key, id, found, by, at }: OutcomeRecording,
): Promise<VerificationAnswer> {
  const record = await findVerification(verifications, key, id);
  if (record.review === undefined) throw new ReviewUnknownError();
  const { outcome, notes, reviewer } = found;
  const review = {
    state: 'closed' as const,
    outcome,
    ...(notes !== undefined && { notes }),
    ...(reviewer !== undefined && { reviewer }),
    by,
    at: at.toISOString(),
  };
  const subject = await subjects.find(key);
  if (subject === undefined) throw new VerificationUnknownError();
  const label = subject.policy.trainingConsent ? labelOf(record, outcome) : undefined;
  await reviews.close(key, id, review, label);
  return verificationAnswer({ ...record, review });
}

function labelOf(
  { queryImage, imageSha256, expiresAt }: VerificationRecord,
  outcome: OutcomeRequest['outcome'],
): Label | undefined {
  if (outcome === 'unsure' || queryImage === undefined) return undefined;
  return { outcome, image: queryImage, imageSha256, expiresAt };
}
