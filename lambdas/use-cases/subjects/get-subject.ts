import type { SubjectAnswer } from '../../api/schemas/subjects/subject.ts';
import { SubjectUnknownError } from '../../errors/subject-errors.ts';
import type { SubjectKey } from '../../stores/rows/keys.ts';
import type { Subject } from '../../stores/subjects/subject-row.ts';
import type { SubjectStore } from '../../stores/subjects/subject-store.ts';

/**
 * A subject, its policy and how many references it has.
 *
 * @throws SubjectUnknownError when there is none, or it is being erased
 */
export async function getSubject(
  subjects: Pick<SubjectStore, 'find'>,
  key: SubjectKey,
): Promise<SubjectAnswer> {
  return describeSubject(key, await knownSubject(subjects, key));
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

/** A subject as its tenant sees it. */
export function describeSubject({ subject }: SubjectKey, row: Subject): SubjectAnswer {
  const { referenceCount, heldCount, policy, createdAt, updatedAt } = row;
  return { subject, references: referenceCount, held: heldCount, policy, createdAt, updatedAt };
}
