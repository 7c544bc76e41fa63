/** How the hopeless are stopped early. */
export interface HalvingPlan {
  readonly trials: number;
  /** Steps at which trials are compared, ascending; the last is a whole run. */
  readonly rungs: readonly number[];
  /** One in so many goes on from a rung. */
  readonly reduction: number;
}

/** What a trial had reached when it was compared. */
export interface RungResult {
  readonly trial: number;
  /** Position in the plan's rungs. */
  readonly rung: number;
  /** Error rate on held-out people, 0..1; null for a trial that broke down on the way there. */
  readonly rate: number | null;
}

/** The next thing to do: train a trial up to a rung. */
export interface HalvingJob {
  readonly trial: number;
  readonly rung: number;
}

/**
 * What to do next by asynchronous successive halving (Li et al. 2020, "A System for Massively Parallel Hyperparameter
 * Tuning", algorithm 2), which has a good answer whenever time runs out: a trial among the best
 * 1/reduction of its rung goes on to the next, higher rungs first; where none is left to go on, another begins. When
 * all have begun, the best of the highest rung go on until one whole run is there.
 *
 * The answer follows from the results alone, whatever their order, so a search that was cut off goes on as it would
 * have.
 *
 * @returns null when nothing is left to do
 */
export function nextJob(plan: HalvingPlan, results: readonly RungResult[]): HalvingJob | null {
  const last = plan.rungs.length - 1;
  for (let rung = last - 1; rung >= 0; rung--) {
    const ranked = rankedAt(rung, results);
    const trial = firstToPromote(ranked, Math.floor(ranked.length / plan.reduction), rung, results);
    if (trial !== null) return { trial, rung: rung + 1 };
  }
  const begun = new Set(results.map(({ trial }) => trial));
  for (let trial = 0; trial < plan.trials; trial++) if (!begun.has(trial)) return { trial, rung: 0 };
  if (results.some(({ rung, rate }) => rung === last && rate !== null)) return null;
  for (let rung = last - 1; rung >= 0; rung--) {
    const ranked = rankedAt(rung, results);
    const trial = firstToPromote(ranked, ranked.length, rung, results);
    if (trial !== null) return { trial, rung: rung + 1 };
  }
  return null;
}

/**
 * The steps to compare at: the last is a whole run, each before it `reduction` times shorter, the first no shorter than
 * `fewest`. All but the last are multiples of the first, so one interval of validation meets them all.
 */
export function rungSteps(steps: number, fewest: number, reduction: number): number[] {
  let first = steps;
  let rungs = 1;
  while (Math.floor(first / reduction) >= fewest) {
    first = Math.floor(first / reduction);
    rungs++;
  }
  return Array.from({ length: rungs }, (_, i) => (i === rungs - 1 ? steps : first * reduction ** i));
}

/** Those measured at a rung, best first; of equal ones the earlier trial. Broken ones do not count. */
function rankedAt(rung: number, results: readonly RungResult[]): RungResult[] {
  return results
    .filter((result) => result.rung === rung)
    .sort((a, b) => (a.rate ?? Infinity) - (b.rate ?? Infinity) || a.trial - b.trial);
}

/** The best of the first `count` that has not gone on yet. */
function firstToPromote(
  ranked: readonly RungResult[],
  count: number,
  rung: number,
  results: readonly RungResult[],
): number | null {
  const goneOn = new Set(results.filter((result) => result.rung > rung).map(({ trial }) => trial));
  const next = ranked.slice(0, count).find(({ trial, rate }) => rate !== null && !goneOn.has(trial));
  return next?.trial ?? null;
}
