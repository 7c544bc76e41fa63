import type { TrainingConfig } from '../config/training-config.ts';
import type { LoadOptions } from '../datasets/load-dataset.ts';
import { loadSets, type RunSets } from '../loop/load-sets.ts';
import type { TrainingObserver } from '../loop/train.ts';
import { runTrial } from './run-trial.ts';
import type { MeasuredTrial, SearchFolder } from './search-folder.ts';
import type { AxisValues } from './space/search-space.ts';
import { trialConfig } from './space/trial-config.ts';
import { nextJob } from './successive-halving.ts';

/** Told what happens, for a person who watches. */
export interface SearchObserver extends TrainingObserver {
  onTrial(trial: number, point: AxisValues, steps: number): void;
}

export interface SearchOptions extends Pick<LoadOptions, 'cacheFolder' | 'onProgress'> {
  readonly folder: SearchFolder;
  /** Asked after every step whether to write a checkpoint and stop. */
  readonly shouldStop: () => boolean;
  readonly observer: SearchObserver;
}

/**
 * Runs the trials of a search until nothing is left to do or a stop is asked for; a search goes on from where its
 * folder stands.
 *
 * @returns whether nothing is left to do
 * @throws NobodyHeldOutError, and the errors of data sets and training other than breakdowns, which count as the
 *   worst of results
 */
export async function search({ folder, shouldStop, observer, ...load }: SearchOptions): Promise<boolean> {
  const { shared, points, rungs, reduction } = folder.plan;
  const setsFor = keepLatestSets(load);
  let measured = await folder.readMeasured();
  while (!shouldStop()) {
    const job = nextJob({ trials: points.length, rungs, reduction }, measured);
    if (job === null) return true;
    const { trial, rung } = job;
    const point = points[trial] ?? {};
    const steps = rungs[rung] ?? 0;
    const config = trialConfig(shared, point);
    observer.onTrial(trial, point, steps);
    const sets = await setsFor(config);
    const outcome = await runTrial({
      folder: folder.runOf(trial),
      config,
      sets,
      steps,
      shouldStop,
      observer,
    });
    if (outcome === null) return false;
    measured = [...measured, { ...job, ...outcome } satisfies MeasuredTrial];
    await folder.writeMeasured(measured);
  }
  return false;
}

/** Loads people once for all trials in a row that want the same. */
function keepLatestSets(load: Pick<LoadOptions, 'cacheFolder' | 'onProgress'>) {
  let latest: { readonly wanted: string; readonly sets: RunSets } | null = null;
  return async (config: TrainingConfig): Promise<RunSets> => {
    const { data, validate, input, seed, validationWriters, augmentation } = config;
    const wanted = JSON.stringify([data, validate, input, seed, validationWriters, augmentation.capture]);
    if (latest?.wanted !== wanted) {
      latest = { wanted, sets: await loadSets(config, { ...load, size: input, seed }) };
    }
    return latest.sets;
  };
}
