import type { VerificationId } from '#core/ids.ts';
import type { VerificationAnswer } from '../../api/schemas/verifications/verification.ts';
import { VerificationUnknownError } from '../../errors/verification-errors.ts';
import type { SubjectKey } from '../../stores/rows/keys.ts';
import type { VerificationRecord } from '../../stores/verifications/verification-record.ts';
import type { VerificationStore } from '../../stores/verifications/verification-store.ts';
import { verificationAnswer } from './verification-answer.ts';

/** A verification as it was answered. @throws VerificationUnknownError */
export async function getVerification(
  verifications: Pick<VerificationStore, 'find'>,
  key: SubjectKey,
  id: VerificationId,
): Promise<VerificationAnswer> {
  return verificationAnswer(await findVerification(verifications, key, id));
}

/** The record of a verification. @throws VerificationUnknownError */
export async function findVerification(
  verifications: Pick<VerificationStore, 'find'>,
  key: SubjectKey,
  id: VerificationId,
): Promise<VerificationRecord> {
  const record = await verifications.find(key, id);
  if (record === undefined) throw new VerificationUnknownError();
  return record;
}
