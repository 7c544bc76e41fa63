import type { SubjectAnswer } from '../../api/schemas/subjects/subject.ts';
import type { TenantPolicy } from '../../api/schemas/subjects/subject-policy.ts';
import { SubjectUnknownError } from '../../errors/subject-errors.ts';
import type { SubjectKey } from '../../stores/rows/keys.ts';
import type { Subject } from '../../stores/subjects/subject-row.ts';
import type { SubjectStore } from '../../stores/subjects/subject-store.ts';
import { inheritedNames, inheritPolicy } from '../policies/inherit-policy.ts';
import type { TenantPolicies } from '../policies/remembered-policies.ts';

export interface SubjectStores {
  readonly subjects: Pick<SubjectStore, 'find'>;
  readonly policies: TenantPolicies;
}

/**
 * A subject, its policy and how many references it has.
 *
 * @throws SubjectUnknownError when there is none, or it is being erased
 */
export async function getSubject(
  { subjects, policies }: SubjectStores,
  key: SubjectKey,
): Promise<SubjectAnswer> {
  const row = await knownSubject(subjects, key);
  return describeSubject(key, row, await policies.of(key.tenant));
}

/** A subject that can be worked with. @throws SubjectUnknownError when there is none, or it is being erased */
export async function knownSubject(subjects: Pick<SubjectStore, 'find'>, key: SubjectKey): Promise<Subject> {
  return presentSubject(await subjects.find(key));
}

/** The same for a row that was read already. @throws SubjectUnknownError as `knownSubject` */
export function presentSubject(subject: Subject | undefined): Subject {
  if (subject === undefined || subject.erasingSince !== undefined) throw new SubjectUnknownError();
  return subject;
}

function describeSubject({ subject }: SubjectKey, row: Subject, tenant: TenantPolicy): SubjectAnswer {
  const { referenceCount, heldCount, policy: own, createdAt, updatedAt } = row;
  const policy = inheritPolicy(own, tenant);
  const inherited = inheritedNames(own, tenant);
  return { subject, references: referenceCount, held: heldCount, policy, inherited, createdAt, updatedAt };
}
