import type { ClassIdentity } from '../datasets/signature-class.ts';

/** One person's signatures, as whatever a system compares, and imitations of them by others. */
export interface Person<T> {
  /** Unique in the set. */
  readonly person: string;
  /** Who wrote the genuine ones; in some sets a writer signs with several names and is several persons. */
  readonly writer: string;
  readonly genuine: readonly T[];
  readonly forged: readonly T[];
}

/**
 * The people of a set as verification sees them: each genuine class is one to enroll, and what its family holds
 * besides is an imitation of it: skilled forgeries, and the same name as others write it (one sample of each).
 *
 * @param samplesOf the samples of a class, in order
 */
export function groupPeople<C extends ClassIdentity, T>(
  classes: readonly C[],
  samplesOf: (one: C) => readonly T[],
): Person<T>[] {
  const families = Map.groupBy(classes, ({ family }) => family);
  return classes
    .filter(({ forged }) => !forged)
    .map((person) => {
      const imitations = (families.get(person.family) ?? []).filter((other) => other !== person);
      return {
        person: person.id,
        writer: person.writer,
        genuine: samplesOf(person),
        forged: imitations.flatMap((other) => (other.forged ? samplesOf(other) : samplesOf(other).slice(-1))),
      };
    });
}
