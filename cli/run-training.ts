import { resolve } from 'node:path';
import { type ConfigLayer, readConfigLayer, resolveConfig } from '#training/config/resolve-config.ts';
import type { TrainingConfig } from '#training/config/training-config.ts';
import { Interruption } from '#training/loop/interruption.ts';
import { loadSets } from '#training/loop/load-sets.ts';
import { train } from '#training/loop/train.ts';
import { beginRun } from '#training/run/begin-run.ts';
import { RunFolder, type UsedSet } from '#training/run/run-folder.ts';
import { readInitialWeights } from '#training/warm-start/read-initial-weights.ts';
import { PREPARED_CACHE } from './prepared-cache.ts';
import { trainingProgress } from './training-progress.ts';

/** What a training run is asked for on the command line; the configuration file and the defaults say the rest. */
export interface TrainFlags {
  readonly data?: string[];
  readonly layout?: string;
  readonly out: string;
  readonly config?: string;
  readonly from?: string;
  readonly network?: string;
  readonly validate?: string[];
  readonly steps?: number;
  readonly minutes?: number;
  readonly seed?: number;
  readonly resume?: true;
  readonly json?: true;
}

/** Does what `countersign train` was asked for and says how it ended. */
export async function runTraining(flags: TrainFlags): Promise<void> {
  const folder = resolve(flags.out);
  const config = flags.resume ? await (await RunFolder.open(folder)).readConfig() : await newConfig(flags);
  const initial = flags.resume ? null : await readInitialWeights(config);
  const progress = trainingProgress();
  const sets = await loadSets(config, {
    size: config.input,
    seed: config.seed,
    cacheFolder: PREPARED_CACHE,
    onProgress: progress.onPreparation,
  });
  reportUnreadable(sets.used);
  // Only now that everything can be read: a run that cannot begin leaves no folder.
  const run = flags.resume ? await RunFolder.open(folder) : await beginRun(folder, config, sets, initial);
  const interruption = new Interruption();
  interruption.listen();
  const outcome = await train({
    run,
    config,
    sets,
    initialWeights: initial?.weights ?? null,
    resume: flags.resume === true,
    shouldStop: () => interruption.exitStatus !== null,
    observer: progress,
  }).finally(() => interruption.ignore());
  process.exitCode = interruption.exitStatus ?? 0;
  if (flags.json) console.log(JSON.stringify({ run: folder, ...outcome }));
  else
    console.log(
      outcome.finished ? `trained: ${folder}` : `stopped at step ${outcome.step}: go on with --resume`,
    );
}

/** The configuration of a run that is about to begin. @throws RunExistsError, TrainingConfigError */
async function newConfig(flags: TrainFlags): Promise<TrainingConfig> {
  await RunFolder.refuseExisting(resolve(flags.out));
  const file: ConfigLayer = flags.config === undefined ? {} : await readConfigLayer(flags.config);
  return resolveConfig(file, {
    data: flags.data?.map((source) => ({ source, layout: flags.layout })),
    validate: flags.validate,
    from: flags.from === undefined ? undefined : resolve(flags.from),
    network:
      flags.network === undefined ? undefined : { ...Object(file.network), architecture: flags.network },
    steps: flags.steps,
    minutes: flags.minutes,
    seed: flags.seed,
  });
}

function reportUnreadable(sets: readonly UsedSet[]): void {
  for (const { name, unreadable } of sets) {
    if (unreadable.length > 0) {
      console.error(`${name}: ${unreadable.length} unreadable images skipped, listed in datasets.json`);
    }
  }
}
