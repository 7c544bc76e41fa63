import type { Random } from '../../random/random.ts';
import type { Sample } from '../acquisition/sample.ts';
import type { Identification } from '../evaluation.ts';
import type { Person } from '../people.ts';
import { bootstrapIntervals } from '../rates/bootstrap.ts';
import { enrollPeople } from '../trials.ts';
import type { VerificationSystem } from './verification-system.ts';

/** Genuine queries of each person: identification compares each with everybody. */
const QUERIES = 10;

/**
 * Closed-set identification (ISO/IEC 19795-1): every query is one of the enrolled, who are ranked by its scores. A tie
 * counts against the system. Null where a system may not try everybody against everybody, or nobody is enrolled.
 */
export function identify(
  system: VerificationSystem,
  people: readonly Person<Sample>[],
  referenceCount: number,
  random: Random,
): Omit<Identification, 'system' | 'data' | 'references'> | null {
  const gallery = enrollPeople(people, referenceCount, random.fork('gallery'), 0);
  const free = gallery.every(({ person }) =>
    gallery.every((other) => system.mayTry(person, other.person.writer)),
  );
  if (gallery.length === 0 || !free) return null;

  const scorers = gallery.map(({ person, references }) => system.enroll(person, references));
  const ranks = gallery.map(({ queries }, own) =>
    queries
      .filter(({ kind }) => kind === 'genuine')
      .slice(0, QUERIES)
      .map(({ sample }) => {
        const scores = scorers.map((score) => score(sample));
        return scores.filter((score) => score >= (scores[own] ?? 0)).length;
      }),
  );
  const shareWithin = (rank: number, weights: ArrayLike<number>) => {
    let within = 0;
    let all = 0;
    for (const [person, own] of ranks.entries()) {
      within += (weights[person] ?? 0) * own.filter((value) => value <= rank).length;
      all += (weights[person] ?? 0) * own.length;
    }
    return within / all;
  };
  const shares = (weights: ArrayLike<number>) => [shareWithin(1, weights), shareWithin(5, weights)];
  const [rank1 = 0, rank5 = 0] = shares(new Uint8Array(gallery.length).fill(1));
  const [first = null, fifth = null] = bootstrapIntervals(gallery.length, random.fork('bootstrap'), shares);
  return {
    people: gallery.length,
    queries: ranks.flat().length,
    rank1,
    rank1Interval: first,
    rank5,
    rank5Interval: fifth,
  };
}
