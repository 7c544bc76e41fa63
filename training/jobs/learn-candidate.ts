import { join } from 'node:path';
import { filesIn, openArtefact } from '#core/model/artefact.ts';
import type { TrainJob } from '#core/retraining/job.ts';
import { DEFAULT_COHORT } from '../calibration/default-cohort.ts';
import { exportRun } from '../export/export-run.ts';
import type { WeightPrecision } from '../export/onnx/graph-builder.ts';
import { loadSets } from '../loop/load-sets.ts';
import { train } from '../loop/train.ts';
import { beginRun } from '../run/begin-run.ts';
import type { UsedSet } from '../run/run-folder.ts';
import { readInitialWeights } from '../warm-start/read-initial-weights.ts';
import { interruptible } from './interruptible.ts';
import { jobConfig } from './job-config.ts';
import type { JobSurroundings } from './job-surroundings.ts';
import { fetchSets } from './snapshot/fetch-sets.ts';
import { readSnapshot } from './snapshot/read-snapshot.ts';
import { FolderCopy } from './stores/folder-copy.ts';
import type { JobStores } from './stores/job-stores.ts';
import { fetchModel } from './stores/model-objects.ts';

/** Entries of a run's folder that another machine could not make itself. */
const CARRIED = ['checkpoints', 'best', 'metrics.jsonl'];

/**
 * Trains on a snapshot and exports the artefact into a folder that does not exist yet. Every checkpoint is copied to the
 * bucket of data sets, and a run that has a copy there goes on from it: with the same weights at the end, wherever it
 * began.
 *
 * @returns how many of the snapshot's images were gone or unreadable
 * @throws the signal's reason when it was stopped, and the errors of snapshots, data sets, models, training and export
 */
export async function learnCandidate(
  job: TrainJob,
  artefact: string,
  { stores, folder, syntheticCacheFolder, signal, observer }: JobSurroundings,
): Promise<number> {
  const caches = { cacheFolder: join(folder, 'prepared'), syntheticCacheFolder };
  observer.onPhase('fetching signatures');
  const { sets, missing } = await interruptible(signal, async () => {
    const snapshot = await readSnapshot(stores.dataSets, job.snapshot);
    const learned = snapshot.sets.filter(({ use }) => use === 'train');
    return fetchSets(learned, stores, join(folder, 'sets'));
  });
  const ancestor = await interruptible(signal, () => fetchAncestor(job, stores, folder));
  const config = await jobConfig(job.config, sets, ancestor);
  const initial = await readInitialWeights(config);

  observer.onPhase('preparing signatures');
  const runSets = await interruptible(signal, () =>
    loadSets(config, { size: config.input, seed: config.seed, ...caches }),
  );
  const run = await beginRun(join(folder, 'run'), config, runSets, initial);
  const copy = new FolderCopy(stores.dataSets, `runs/${job.retraining}/run/`);
  const resume = await interruptible(signal, () => copy.restore(run.path));

  observer.onPhase('training');
  await train({
    run,
    config,
    sets: runSets,
    initialWeights: initial?.weights ?? null,
    resume,
    shouldStop: () => signal.aborted,
    observer: {
      onStep: observer.onStep.bind(observer),
      onValidation: observer.onValidation.bind(observer),
      onCheckpoint: () => copy.save(run.path, CARRIED),
    },
  });
  signal.throwIfAborted();

  observer.onPhase('exporting');
  const precision = await precisionOf(ancestor);
  await interruptible(signal, () =>
    exportRun({
      run,
      out: artefact,
      calibrationSources: [],
      cohortSource: DEFAULT_COHORT,
      precision,
      ...caches,
    }),
  );
  return missing + countUnreadable(runSets.used);
}

/** The folder of the model to begin with; undefined to begin at random. */
async function fetchAncestor(
  { from }: TrainJob,
  { models }: JobStores,
  folder: string,
): Promise<string | undefined> {
  if (from === undefined) return undefined;
  const ancestor = join(folder, 'ancestor');
  await fetchModel(models, from, ancestor);
  return ancestor;
}

/** Kernels are stored as those of the model that the candidate is to replace. */
async function precisionOf(ancestor: string | undefined): Promise<WeightPrecision> {
  if (ancestor === undefined) return 'float32';
  const { manifest } = await openArtefact(filesIn(ancestor));
  return manifest.quantization ?? 'float32';
}

function countUnreadable(sets: readonly UsedSet[]): number {
  return sets.reduce((sum, { unreadable }) => sum + unreadable.length, 0);
}
