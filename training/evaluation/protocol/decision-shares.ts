import type { Thresholds } from '#core/score/calibration/thresholds.ts';
import { DEFAULT_POLICY, decide } from '#core/score/decision.ts';
import type { DecisionShares } from '../evaluation.ts';
import type { ScoredQuery } from './score-set.ts';

/** What the default policy answers to each kind of query that there is. */
export function decisionShares(
  scored: readonly ScoredQuery[],
  thresholds: Thresholds,
): Omit<DecisionShares, 'data' | 'references'>[] {
  return (['genuine', 'random', 'skilled'] as const).flatMap((query) => {
    const decisions = scored
      .filter(({ kind }) => kind === query)
      .map(({ score }) => decide(score, thresholds, DEFAULT_POLICY));
    if (decisions.length === 0) return [];
    const share = (wanted: string) =>
      decisions.filter((decision) => decision === wanted).length / decisions.length;
    return [
      {
        query,
        comparisons: decisions.length,
        accept: share('accept'),
        review: share('review'),
        reject: share('reject'),
      },
    ];
  });
}
