import type { Random } from '../random/random.ts';
import type { Person } from './people.ts';

/** One person's embeddings: genuine signatures, and imitations of them by others. */
export type EmbeddedPerson = Person<Float32Array>;

/** What a query is: the subject's own, another person's genuine signature, or an imitation. */
export type QueryKind = 'genuine' | 'random' | 'skilled';

/** A signature that is tried against a subject. */
export interface Query<T> {
  readonly kind: QueryKind;
  readonly sample: T;
  /** The writer whose signature it is or imitates. */
  readonly source: string;
}

/** A person enrolled with some references, and what is tried against them. */
export interface Enrollment<T> {
  readonly person: Person<T>;
  readonly references: readonly T[];
  readonly queries: readonly Query<T>[];
}

/** One comparison of a query with a subject's references. */
export interface Trial {
  readonly subject: string;
  readonly kind: QueryKind;
  readonly references: readonly Float32Array[];
  readonly query: Float32Array;
}

/** Other people's signatures that are tried against each subject. */
const RANDOM_FORGERIES = 20;

/**
 * Enrolls people for a verification experiment: `referenceCount` genuine signatures a person, drawn at random, are the
 * references; the other genuine ones, signatures of other writers, and the imitations are the queries. People with too
 * few genuine signatures to leave one over are passed over.
 *
 * @param strangers other writers' signatures that are tried against each person
 */
export function enrollPeople<T>(
  people: readonly Person<T>[],
  referenceCount: number,
  random: Random,
  strangers = RANDOM_FORGERIES,
): Enrollment<T>[] {
  return people.flatMap((person) => {
    if (person.genuine.length <= referenceCount) return [];
    const shuffled = random.shuffle(person.genuine);
    const others = people.filter((other) => other.writer !== person.writer && other.genuine.length > 0);
    const own = (kind: QueryKind) => (sample: T) => ({ kind, sample, source: person.writer });
    const queries: Query<T>[] = [
      ...shuffled.slice(referenceCount).map(own('genuine')),
      ...Array.from({ length: others.length === 0 ? 0 : strangers }, () => drawStranger(others, random)),
      ...person.forged.map(own('skilled')),
    ];
    return [{ person, references: shuffled.slice(0, referenceCount), queries }];
  });
}

/** The comparisons of `enrollPeople`, one by one. */
export function makeTrials(
  people: readonly EmbeddedPerson[],
  referenceCount: number,
  random: Random,
): Trial[] {
  return enrollPeople(people, referenceCount, random).flatMap(({ person, references, queries }) =>
    queries.map(({ kind, sample }) => ({ subject: person.person, kind, references, query: sample })),
  );
}

function drawStranger<T>(people: readonly Person<T>[], random: Random): Query<T> {
  const other = people[random.integer(people.length)];
  const sample = other?.genuine[random.integer(other.genuine.length)];
  if (other === undefined || sample === undefined) {
    throw new RangeError('drew a person without a genuine signature');
  }
  return { kind: 'random', sample, source: other.writer };
}
