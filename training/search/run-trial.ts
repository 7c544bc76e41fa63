import { rm } from 'node:fs/promises';
import type { TrainingConfig } from '../config/training-config.ts';
import { TrainingBreakdownError } from '../loop/errors.ts';
import type { RunSets } from '../loop/load-sets.ts';
import { type TrainingObserver, train } from '../loop/train.ts';
import { beginRun } from '../run/begin-run.ts';
import { readLatestCheckpoint } from '../run/checkpoint.ts';
import { NoCheckpointError, RunNotFoundError } from '../run/errors.ts';
import { RunFolder } from '../run/run-folder.ts';
import type { InitialWeights } from '../warm-start/initial-weights.ts';
import { readInitialWeights } from '../warm-start/read-initial-weights.ts';
import { NobodyHeldOutError } from './errors.ts';
import { readCurve } from './results/validation-curve.ts';

export interface TrialOptions {
  readonly folder: string;
  readonly config: TrainingConfig;
  readonly sets: RunSets;
  /** Step to train up to, at which the run validates. */
  readonly steps: number;
  /** Asked after every step whether to write a checkpoint and stop. */
  readonly shouldStop: () => boolean;
  readonly observer: TrainingObserver;
}

/** How a trial stood when it was to be compared. */
export interface TrialOutcome {
  /** Mean error rate on the people held out; null when training broke down. */
  readonly rate: number | null;
  readonly failure: string | null;
}

/**
 * Trains a trial up to a step, from its last checkpoint where there is one.
 *
 * @returns null when it was asked to stop before
 * @throws NobodyHeldOutError, and the errors of training other than breakdowns
 */
export async function runTrial(options: TrialOptions): Promise<TrialOutcome | null> {
  const { folder, config, sets, steps, observer } = options;
  if (sets.validation.length === 0) throw new NobodyHeldOutError();
  const begun = await stepReached(folder);
  let step = begun ?? 0;
  const initial = begun === null ? await readInitialWeights(config) : null;
  const run = begun === null ? await beginTrial(options, initial) : await RunFolder.open(folder);
  try {
    await train({
      run,
      config,
      sets,
      initialWeights: initial?.weights ?? null,
      resume: begun !== null,
      shouldStop: () => step >= steps || options.shouldStop(),
      observer: {
        ...observer,
        onStep(...args) {
          [step] = args;
          observer.onStep(...args);
        },
      },
    });
  } catch (error) {
    if (!(error instanceof TrainingBreakdownError)) throw error;
    return { rate: null, failure: error.code };
  }
  if (step < steps) return null;
  const rate = (await readCurve(run.metrics)).find((point) => point.step === steps)?.rate;
  if (rate === undefined) throw new RangeError(`the run did not validate at step ${steps}`);
  return { rate, failure: null };
}

async function beginTrial(
  { folder, config, sets }: TrialOptions,
  initial: InitialWeights | null,
): Promise<RunFolder> {
  // What a run that was cut off before its first checkpoint left behind.
  await rm(folder, { recursive: true, force: true });
  return beginRun(folder, config, sets, initial);
}

/** Step of the last checkpoint, null where there is none. */
async function stepReached(folder: string): Promise<number | null> {
  try {
    return (await readLatestCheckpoint((await RunFolder.open(folder)).checkpoints)).step;
  } catch (error) {
    if (error instanceof RunNotFoundError || error instanceof NoCheckpointError) return null;
    throw error;
  }
}
