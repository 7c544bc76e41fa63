import { type ConfigLayer, resolveConfig } from '../config/resolve-config.ts';
import { Random } from '../random/random.ts';
import { SearchSpaceError } from './errors.ts';
import type { SearchPlan } from './search-folder.ts';
import { drawPoints, type SearchSpace } from './space/search-space.ts';
import { trialConfig } from './space/trial-config.ts';
import { rungSteps } from './successive-halving.ts';

export interface SearchRequest {
  /** Settings that all trials share. */
  readonly shared: ConfigLayer;
  readonly space: SearchSpace;
  /** Trials to draw; null for the whole grid. */
  readonly trials: number | null;
  /** Fewest steps before a trial may be stopped. */
  readonly firstSteps: number;
  /** One in so many goes on from a rung. */
  readonly reduction: number;
}

/**
 * Lays out a search. Every trial is checked, so that none turns out impossible hours later.
 *
 * @throws TrainingConfigError, SearchSpaceError
 */
export function planSearch({ shared, space, trials, firstSteps, reduction }: SearchRequest): SearchPlan {
  const { seed, steps, minutes } = resolveConfig(shared);
  if (steps === undefined || minutes !== undefined) {
    throw new SearchSpaceError('trials are compared at equal steps: set steps and leave minutes out.');
  }
  if (reduction < 2)
    throw new SearchSpaceError('one trial in two or more goes on: set a reduction of at least 2.');
  const fixed = Object.keys(space).find((path) => COMPARED_BY.has(path));
  if (fixed !== undefined)
    throw new SearchSpaceError(`trials are compared at equal steps, so ${fixed} is no axis.`);
  const rungs = rungSteps(steps, firstSteps, reduction);
  const [first = steps] = rungs;
  const plan = {
    shared: { ...shared, steps, validateEvery: first, checkpointEvery: first },
    points: drawPoints(space, trials, new Random(`search ${seed}`)),
    rungs,
    reduction,
  };
  for (const point of plan.points) trialConfig(plan.shared, point);
  return plan;
}

const COMPARED_BY: ReadonlySet<string> = new Set(['steps', 'minutes', 'validateEvery', 'checkpointEvery']);
