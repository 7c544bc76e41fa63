import type { Random } from '../../random/random.ts';
import type { Sample } from '../acquisition/sample.ts';
import type { Person } from '../people.ts';
import type { Comparison } from '../rates/error-curve.ts';
import { enrollPeople, type QueryKind } from '../trials.ts';
import type { VerificationSystem } from './verification-system.ts';

/** Times that references are drawn anew, so that one lucky choice does not decide. */
export const DRAWS = 5;
/** Other people's signatures that are tried against each person, each time. */
export const STRANGERS = 50;

/** One query as a system scored it. */
export interface ScoredQuery extends Comparison {
  readonly kind: QueryKind;
  readonly person: string;
  readonly image: string;
  readonly references: readonly string[];
}

/**
 * Enrolls everybody several times and scores all queries. Equal seeds draw equal references and queries for every
 * system, so that systems are compared on the same comparisons.
 */
export function scoreSet(
  system: Pick<VerificationSystem, 'mayTry' | 'enroll'>,
  people: readonly Person<Sample>[],
  referenceCount: number,
  random: Random,
): ScoredQuery[] {
  const writers = new Map([...new Set(people.map(({ writer }) => writer))].map((writer, i) => [writer, i]));
  return Array.from({ length: DRAWS }, (_, draw) =>
    enrollPeople(people, referenceCount, random.fork(`${referenceCount}-${draw}`), STRANGERS).flatMap(
      ({ person, references, queries }) => {
        const score = system.enroll(person, references);
        const subject = writers.get(person.writer) ?? 0;
        const images = references.map(({ image }) => image);
        return queries
          .filter(({ kind, source }) => kind !== 'random' || system.mayTry(person, source))
          .map(({ kind, sample, source }) => ({
            score: score(sample),
            genuine: kind === 'genuine',
            subject,
            source: writers.get(source) ?? subject,
            kind,
            person: person.person,
            image: sample.image,
            references: images,
          }));
      },
    ),
  ).flat();
}
