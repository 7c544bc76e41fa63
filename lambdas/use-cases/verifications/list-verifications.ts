import type { TenantId } from '#core/ids.ts';
import type { Decision } from '#core/score/decision.ts';
import type { PeriodQuery, VerificationList } from '../../api/schemas/verifications/verification-list.ts';
import type { SubjectKey } from '../../stores/rows/keys.ts';
import type { SubjectStore } from '../../stores/subjects/subject-store.ts';
import { idsWithin } from '../../stores/verifications/verification-range.ts';
import type { VerificationStore } from '../../stores/verifications/verification-store.ts';
import { knownSubject } from '../subjects/get-subject.ts';
import { verificationList } from './verification-answer.ts';

export interface ListingStores {
  readonly subjects: Pick<SubjectStore, 'find'>;
  readonly verifications: Pick<VerificationStore, 'ofSubject' | 'withDecision'>;
}

/** A page of a subject's verifications, newest first. @throws SubjectUnknownError */
export async function listSubjectVerifications(
  { subjects, verifications }: ListingStores,
  key: SubjectKey,
  { from, to, limit, page }: PeriodQuery,
): Promise<VerificationList> {
  await knownSubject(subjects, key);
  return verificationList(
    await verifications.ofSubject(key, { range: idsWithin({ from, to }), limit, page }),
  );
}

/** A page of the verifications of all of a tenant's subjects that ended with a decision, newest first. */
export async function listVerifications(
  { verifications }: Pick<ListingStores, 'verifications'>,
  tenant: TenantId,
  { decision, from, to, limit, page }: PeriodQuery & { readonly decision: Decision },
): Promise<VerificationList> {
  const request = { range: idsWithin({ from, to }), limit, page };
  return verificationList(await verifications.withDecision(tenant, decision, request));
}
