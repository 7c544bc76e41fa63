import type { SubjectAnswer } from '../api/schemas/subject.ts';
import { SubjectUnknownError } from '../errors/subject-errors.ts';
import type { SubjectKey } from '../stores/keys.ts';
import type { SubjectStore } from '../stores/subject-store.ts';

/**
 * A subject and how many references it has.
 *
 * @throws SubjectUnknownError when there is none, or it is being erased
 */
export async function getSubject(subjects: SubjectStore, key: SubjectKey): Promise<SubjectAnswer> {
  const subject = await subjects.find(key);
  if (subject === undefined || subject.erasingSince !== undefined) throw new SubjectUnknownError();
  const { referenceCount, createdAt, updatedAt } = subject;
  return { subject: key.subject, references: referenceCount, createdAt, updatedAt };
}
