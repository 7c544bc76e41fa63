import type { SubjectAnswer } from '../../api/schemas/subjects/subject.ts';
import type { OwnPolicy } from '../../api/schemas/subjects/subject-policy.ts';
import { SubjectChangedError } from '../../errors/subject-errors.ts';
import type { SubjectKey } from '../../stores/rows/keys.ts';
import type { SubjectStore } from '../../stores/subjects/subject-store.ts';
import { getSubject, type SubjectStores } from './get-subject.ts';

/**
 * Creates a subject, or replaces the policy of one; its references stay as they are.
 *
 * @throws SubjectChangedError when it is being erased, or was created by another request meanwhile
 */
export async function putSubject(
  stores: SubjectStores & { readonly subjects: Pick<SubjectStore, 'create' | 'setPolicy'> },
  { key, policy, at }: { readonly key: SubjectKey; readonly policy: OwnPolicy; readonly at: Date },
): Promise<SubjectAnswer> {
  const { subjects } = stores;
  const read = await subjects.find(key);
  if (read?.erasingSince !== undefined) throw new SubjectChangedError();
  if (read === undefined) await subjects.create(key, policy, at);
  else await subjects.setPolicy(key, read, policy, at);
  return getSubject(stores, key);
}
