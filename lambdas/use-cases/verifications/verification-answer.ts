import type { VerificationAnswer } from '../../api/schemas/verifications/verification.ts';
import type { VerificationList } from '../../api/schemas/verifications/verification-list.ts';
import type { VerificationPage } from '../../stores/verifications/read-page.ts';
import type { VerificationRecord } from '../../stores/verifications/verification-record.ts';

/** A record as callers see it: without where its picture is, and when it goes. */
export function verificationAnswer({
  verificationId,
  queryImage: _,
  embeddedOnTheWay: __,
  expiresAt: ___,
  ...answered
}: VerificationRecord): VerificationAnswer {
  return { id: verificationId, ...answered };
}

/** A page of records as callers see it. */
export function verificationList({ records, next }: VerificationPage): VerificationList {
  return { verifications: records.map(verificationAnswer), ...(next !== undefined && { next }) };
}
