import type { TenantId, VerificationId } from '#core/ids.ts';
import type { VerificationList } from '../../api/schemas/verifications/verification-list.ts';
import type { ReviewStore } from '../../stores/verifications/review-store.ts';
import { idsWithin } from '../../stores/verifications/verification-range.ts';
import { verificationList } from '../verifications/verification-answer.ts';

/** A page of the verifications that wait for a person, oldest first. */
export async function listReviews(
  reviews: Pick<ReviewStore, 'waiting'>,
  tenant: TenantId,
  { limit, page }: { readonly limit: number; readonly page?: VerificationId | undefined },
): Promise<VerificationList> {
  return verificationList(await reviews.waiting(tenant, { range: idsWithin({}), limit, page }));
}
