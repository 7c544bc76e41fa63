import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type HalvingPlan,
  nextJob,
  type RungResult,
  rungSteps,
} from '#training/search/successive-halving.ts';

/** Runs a search to its end with a rate for each trial that holds at every rung. */
function play(plan: HalvingPlan, rates: readonly (number | null)[]): RungResult[] {
  const results: RungResult[] = [];
  for (let job = nextJob(plan, results); job !== null; job = nextJob(plan, results)) {
    results.push({ ...job, rate: rates[job.trial] ?? null });
  }
  return results;
}

const atRung = (results: readonly RungResult[], rung: number) =>
  results.filter((result) => result.rung === rung).map(({ trial }) => trial);

const rates = fc.array(fc.option(fc.double({ min: 0, max: 0.5, noNaN: true })), {
  minLength: 1,
  maxLength: 30,
});
const plans = fc.record({
  rungCount: fc.integer({ min: 1, max: 4 }),
  reduction: fc.integer({ min: 2, max: 4 }),
});
const planOf = (trials: number, { rungCount, reduction }: { rungCount: number; reduction: number }) => ({
  trials,
  rungs: Array.from({ length: rungCount }, (_, i) => 10 * reduction ** i),
  reduction,
});

describe('nextJob', () => {
  it('lets one in three of nine go on each time when the best come last', () => {
    const plan = { trials: 9, rungs: [10, 30, 90], reduction: 3 };
    const results = play(plan, [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1]);
    expect(atRung(results, 0)).toHaveLength(9);
    expect(atRung(results, 2)).toContain(8);
  });

  it('goes on with a trial as soon as it is among the best third, before others begin', () => {
    const plan = { trials: 9, rungs: [10, 30, 90], reduction: 3 };
    const results = [0.2, 0.1, 0.3].map((rate, trial) => ({ trial, rung: 0, rate }));
    expect(nextJob(plan, results)).toEqual({ trial: 1, rung: 1 });
    expect(nextJob(plan, [...results, { trial: 1, rung: 1, rate: 0.1 }])).toEqual({ trial: 3, rung: 0 });
  });

  it('trains one trial to the end however few there are', () => {
    const plan = { trials: 2, rungs: [10, 30, 90], reduction: 3 };
    expect(play(plan, [0.2, 0.1]).filter(({ rung }) => rung === 2)).toEqual([
      { trial: 1, rung: 2, rate: 0.1 },
    ]);
  });

  it('lets the next best go on where the best broke down later', () => {
    const plan = { trials: 3, rungs: [10, 30], reduction: 3 };
    const results = [0.1, 0.2, 0.3].map((rate, trial) => ({ trial, rung: 0, rate }));
    expect(nextJob(plan, [...results, { trial: 0, rung: 1, rate: null }])).toEqual({ trial: 1, rung: 1 });
  });

  it('begins every trial, measures none twice, skips no rung and goes on with no broken one', () => {
    fc.assert(
      fc.property(rates, plans, (rateOf, shape) => {
        const results = play(planOf(rateOf.length, shape), rateOf);
        expect(atRung(results, 0).toSorted((a, b) => a - b)).toEqual([...rateOf.keys()]);
        expect(new Set(results.map(({ trial, rung }) => `${trial}/${rung}`)).size).toBe(results.length);
        for (const { trial, rung } of results.filter((result) => result.rung > 0)) {
          expect(atRung(results, rung - 1)).toContain(trial);
          expect(rateOf[trial]).not.toBeNull();
        }
      }),
    );
  });

  it('ends with a whole run of the best trial unless all broke down', () => {
    fc.assert(
      fc.property(rates, plans, (rateOf, shape) => {
        const plan = planOf(rateOf.length, shape);
        const whole = atRung(play(plan, rateOf), plan.rungs.length - 1);
        const worked = rateOf.filter((rate) => rate !== null);
        const reached = whole.flatMap((trial) => rateOf[trial] ?? []);
        if (worked.length > 0) expect(Math.min(...reached)).toBe(Math.min(...worked));
      }),
    );
  });

  it('answers alike in whatever order results are listed', () => {
    fc.assert(
      fc.property(rates, plans, fc.nat(), (rateOf, shape, cut) => {
        const plan = planOf(rateOf.length, shape);
        const results = play(plan, rateOf).slice(0, cut % (2 * rateOf.length));
        expect(nextJob(plan, results.toReversed())).toEqual(nextJob(plan, results));
      }),
    );
  });
});

describe('rungSteps', () => {
  it('divides a whole run until too few steps are left', () => {
    expect(rungSteps(900, 100, 3)).toEqual([100, 300, 900]);
    expect(rungSteps(1000, 100, 3)).toEqual([111, 333, 1000]);
    expect(rungSteps(50, 100, 3)).toEqual([50]);
  });

  it('ascends to a whole run by multiples of the first', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e5 }), fc.integer({ min: 1, max: 1000 }), (steps, fewest) => {
        const rungs = rungSteps(steps, fewest, 3);
        expect(rungs.at(-1)).toBe(steps);
        expect(rungs.every((rung, i) => i === 0 || rung > (rungs[i - 1] ?? 0))).toBe(true);
        expect(rungs.slice(0, -1).every((rung) => rung % (rungs[0] ?? 1) === 0)).toBe(true);
      }),
    );
  });
});
