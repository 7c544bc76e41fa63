import { populationStability } from '#core/score/calibration/population-stability.ts';
import type { ModelRegistry } from '../../stores/models/model-registry.ts';
import type { ScoredVerification } from '../../stores/verifications/score-scan.ts';
import { type IdRange, idsWithin } from '../../stores/verifications/verification-range.ts';
import { MILLISECONDS_PER_DAY } from './milliseconds-per-day.ts';

/** What the first two weeks of a model looked like is what is expected of it; the last one is held against that. */
const EXPECTED_DAYS = 14;
const RECENT_DAYS = 7;
const BINS = 10;
/** Fewer verifications than that move by chance alone. */
const FEWEST = 200;

export interface WatchedStores {
  readonly registry: Pick<ModelRegistry, 'active'>;
  readonly scores: (range: IdRange) => AsyncIterable<ScoredVerification>;
}

/** How far scores have drifted. */
export interface ScoreDrift {
  readonly stability: number;
  readonly expected: number;
  readonly recent: number;
}

/**
 * Compares the scores of the last week with those of the active model's first two weeks, over all tenants.
 *
 * @returns undefined where the model is too young or either time saw too few verifications
 */
export async function watchScores(
  { registry, scores }: WatchedStores,
  at: Date,
): Promise<ScoreDrift | undefined> {
  const { modelVersion, activatedAt } = await registry.active();
  const begin = Date.parse(activatedAt);
  const recentFrom = at.getTime() - RECENT_DAYS * MILLISECONDS_PER_DAY;
  const expectedTo = begin + EXPECTED_DAYS * MILLISECONDS_PER_DAY;
  if (recentFrom < expectedTo) return undefined;

  const histogramOf = async (from: number, to: number): Promise<number[]> => {
    const counts = new Array<number>(BINS).fill(0);
    const range = idsWithin({ from: new Date(from).toISOString(), to: new Date(to).toISOString() });
    for await (const { score, modelVersion: by } of scores(range)) {
      if (by !== modelVersion) continue;
      const bin = Math.min(BINS - 1, Math.floor(score * BINS));
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
    return counts;
  };
  const expected = await histogramOf(begin, expectedTo);
  const recent = await histogramOf(recentFrom, at.getTime());
  if (sum(expected) < FEWEST || sum(recent) < FEWEST) return undefined;
  return {
    stability: populationStability(expected, recent),
    expected: sum(expected),
    recent: sum(recent),
  };
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
