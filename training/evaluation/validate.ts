import { squaredEuclidean } from '#core/embedding/distance.ts';
import { fuseDistances } from '#core/score/fusion.ts';
import type { PreparedSet } from '../datasets/prepared-set.ts';
import { Random } from '../random/random.ts';
import { type EmbedImages, embedPeople } from './embed-people.ts';
import { equalErrorRate } from './error-rates.ts';
import { makeTrials, type QueryKind } from './trials.ts';

/** Most references that a person is enrolled with. */
const REFERENCES = 5;

/** Equal error rates on one set, 0..1; null where the set has no forgery of the kind. */
export interface ValidationRates {
  readonly set: string;
  readonly random: number | null;
  readonly skilled: number | null;
}

/**
 * Measures embeddings on people that training has not seen, with five references (or all but one) and one threshold
 * for everybody on the mean squared Euclidean distance. The same trials are drawn every time.
 */
export async function validate(set: PreparedSet, embed: EmbedImages): Promise<ValidationRates> {
  const people = await embedPeople(set, embed);
  const fewest = Math.min(...people.map(({ genuine }) => genuine.length).filter((count) => count > 1));
  const trials = makeTrials(people, Math.min(REFERENCES, fewest - 1), new Random('validation'));
  const scores = (kind: QueryKind) =>
    trials
      .filter((trial) => trial.kind === kind)
      .map(({ query, references }) => -fusedDistance(query, references));
  const rate = (forgery: readonly number[]) => {
    const eer = equalErrorRate({ genuine: scores('genuine'), forgery });
    return Number.isNaN(eer) ? null : eer;
  };
  return { set: set.name, random: rate(scores('random')), skilled: rate(scores('skilled')) };
}

/** One number to choose weights by: the mean of all rates; null where nothing was measured. */
export function meanRate(rates: readonly ValidationRates[]): number | null {
  const values = rates.flatMap(({ random, skilled }) => [random, skilled]).filter((rate) => rate !== null);
  return values.length === 0 ? null : values.reduce((sum, rate) => sum + rate, 0) / values.length;
}

function fusedDistance(query: Float32Array, references: readonly Float32Array[]): number {
  return fuseDistances(references.map((reference) => squaredEuclidean(query, reference)));
}
