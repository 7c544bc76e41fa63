import { resolve } from 'node:path';
import { type ConfigLayer, readConfigLayer, resolveConfig } from '#training/config/resolve-config.ts';
import { Interruption } from '#training/loop/interruption.ts';
import { loadSets } from '#training/loop/load-sets.ts';
import { train } from '#training/loop/train.ts';
import { describeEnvironment } from '#training/run/environment.ts';
import { RunFolder } from '#training/run/run-folder.ts';
import type { TrainFlags } from './commands/train.ts';
import { PREPARED_CACHE } from './prepared-cache.ts';
import { trainingProgress } from './training-progress.ts';

/** Does what `countersign train` was asked for and says how it ended. */
export async function runTraining(flags: TrainFlags): Promise<void> {
  const folder = resolve(flags.out);
  const run = await openRun(folder, flags);
  const config = await run.readConfig();
  const progress = trainingProgress();
  const sets = await loadSets(config, {
    size: config.input,
    seed: config.seed,
    cacheFolder: PREPARED_CACHE,
    onProgress: progress.onPreparation,
  });
  await run.writeUsedSets(sets.used);
  for (const { name, unreadable } of sets.used) {
    if (unreadable.length > 0)
      console.error(`${name}: ${unreadable.length} unreadable images skipped, listed in datasets.json`);
  }
  const interruption = new Interruption();
  interruption.listen();
  const outcome = await train({
    run,
    config,
    sets,
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

async function openRun(folder: string, flags: TrainFlags): Promise<RunFolder> {
  if (flags.resume) return RunFolder.open(folder);
  const file: ConfigLayer = flags.config === undefined ? {} : await readConfigLayer(flags.config);
  const config = resolveConfig(file, {
    data: flags.data?.map((source) => ({ source })),
    validate: flags.validate,
    steps: flags.steps,
    minutes: flags.minutes,
    seed: flags.seed,
  });
  return RunFolder.create(folder, config, await describeEnvironment());
}
