import type { Random } from '../random/random.ts';
import { TooFewWritersError } from './errors.ts';

/** People to learn from and people to measure, no writer on both sides. */
export interface Fold<P> {
  readonly learned: readonly P[];
  readonly measured: readonly P[];
}

/** Fewest writers to measure: each is somebody else's random forger. */
const FEWEST_WRITERS = 2;

/**
 * Deals people into folds by their writer, as evenly as it goes; everybody is measured in one fold and learned from in
 * all others.
 *
 * @param set names the people, should they be too few
 * @throws TooFewWritersError
 */
export function dealFolds<P extends { readonly writer: string }>(
  set: string,
  people: readonly P[],
  folds: number,
  random: Random,
): Fold<P>[] {
  const writers = random.shuffle([...new Set(people.map(({ writer }) => writer))].sort());
  if (writers.length < FEWEST_WRITERS * folds) throw new TooFewWritersError(set, writers.length, folds);
  const foldOf = new Map(writers.map((writer, i) => [writer, i % folds]));
  return Array.from({ length: folds }, (_, fold) => ({
    learned: people.filter(({ writer }) => foldOf.get(writer) !== fold),
    measured: people.filter(({ writer }) => foldOf.get(writer) === fold),
  }));
}
