import type { MeasuredTrial, SearchPlan } from '../search-folder.ts';
import type { AxisValues } from '../space/search-space.ts';

/** What became of a trial. */
export type TrialState = 'waiting' | 'stopped early' | 'whole run' | 'broke down';

/** A trial in the table of a search. */
export interface RankedTrial {
  /** From 1, as run folders are called. */
  readonly trial: number;
  readonly settings: AxisValues;
  readonly state: TrialState;
  /** Steps at which it was compared last; 0 before the first time. */
  readonly steps: number;
  /** Mean error rate on held-out people then, 0..1. */
  readonly rate: number | null;
  readonly failure: string | null;
}

/** All trials of a search, the best first: those that got farther before others, and of these the lower error. */
export function rankTrials(
  { points, rungs }: Pick<SearchPlan, 'points' | 'rungs'>,
  measured: readonly MeasuredTrial[],
): RankedTrial[] {
  const byTrial = Map.groupBy(measured, ({ trial }) => trial);
  return points
    .map((settings, index) => {
      const compared = (byTrial.get(index) ?? []).filter(({ rate }) => rate !== null);
      const failure = byTrial.get(index)?.find((result) => result.failure !== null)?.failure ?? null;
      const last = compared.toSorted((a, b) => a.rung - b.rung).at(-1);
      const state = stateOf(last, failure, rungs.length - 1);
      const steps = last === undefined ? 0 : (rungs[last.rung] ?? 0);
      return { trial: index + 1, settings, state, steps, rate: last?.rate ?? null, failure };
    })
    .sort((a, b) => b.steps - a.steps || (a.rate ?? 1) - (b.rate ?? 1) || a.trial - b.trial);
}

function stateOf(last: MeasuredTrial | undefined, failure: string | null, lastRung: number): TrialState {
  if (failure !== null) return 'broke down';
  if (last === undefined) return 'waiting';
  return last.rung === lastRung ? 'whole run' : 'stopped early';
}
