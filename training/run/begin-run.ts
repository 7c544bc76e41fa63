import type { TrainingConfig } from '../config/training-config.ts';
import type { RunSets } from '../loop/load-sets.ts';
import type { InitialWeights } from '../warm-start/initial-weights.ts';
import { describeEnvironment } from './environment.ts';
import { RunFolder } from './run-folder.ts';

/** Begins a run in a folder with what was read for it. @throws RunExistsError when there is one already */
export async function beginRun(
  folder: string,
  config: TrainingConfig,
  sets: Pick<RunSets, 'used'>,
  initial: InitialWeights | null,
): Promise<RunFolder> {
  return RunFolder.create(folder, {
    config,
    environment: await describeEnvironment(),
    sets: sets.used,
    ancestor: initial?.ancestor ?? null,
  });
}
