import { keepDaysWithin } from '#core/picture-retention.ts';
import { SubjectUnknownError } from '../../errors/subject-errors.ts';
import type { ImageStore } from '../../stores/image-store.ts';
import type { SubjectKey } from '../../stores/rows/keys.ts';
import type { Subject } from '../../stores/subjects/subject-row.ts';
import type { VerificationRecord } from '../../stores/verifications/verification-record.ts';
import type { VerificationStore } from '../../stores/verifications/verification-store.ts';

export interface RecordingStores {
  readonly images: Pick<ImageStore, 'putQuery' | 'remove'>;
  readonly verifications: Pick<VerificationStore, 'record' | 'find'>;
  readonly defaults: { readonly retentionDays: number };
}

export interface Recording {
  readonly key: SubjectKey;
  readonly subject: Pick<Subject, 'incarnation' | 'policy'>;
  readonly decided: Omit<VerificationRecord, 'expiresAt' | 'review' | 'queryImage'>;
  readonly image: Uint8Array;
}

const MILLISECONDS_PER_SECOND = 1000;
const SECONDS_PER_DAY = 86_400;

/**
 * Records a decision for as long as the subject's policy or the deployment says. Where a person is to look, as between
 * the thresholds or at a copy, the record enters the queue and its picture is kept: stored before the row that names it,
 * and removed again when the row cannot be written.
 *
 * @returns the record as it was written
 * @throws SubjectUnknownError when the subject was erased meanwhile
 */
export async function recordVerification(
  stores: RecordingStores,
  { key, subject, decided, image }: Recording,
): Promise<VerificationRecord> {
  const retentionDays = subject.policy.retentionDays ?? stores.defaults.retentionDays;
  const decidedAt = Math.floor(Date.parse(decided.at) / MILLISECONDS_PER_SECOND);
  const record = { ...decided, expiresAt: decidedAt + retentionDays * SECONDS_PER_DAY };
  if (record.decision !== 'review' && record.reason !== 'copy-of-reference') {
    await stores.verifications.record(key, subject.incarnation, record);
    return record;
  }

  const id = record.verificationId;
  const queryImage = await stores.images.putQuery(key, id, image, keepDaysWithin(retentionDays));
  const waiting: VerificationRecord = { ...record, review: { state: 'open' }, queryImage };
  try {
    await stores.verifications.record(key, subject.incarnation, waiting);
  } catch (error) {
    // The row may have been written and only the answer lost; then its picture must stay.
    const written = !(error instanceof SubjectUnknownError) && (await stores.verifications.find(key, id));
    if (!written) {
      await stores.images.remove(queryImage);
      throw error;
    }
  }
  return waiting;
}
