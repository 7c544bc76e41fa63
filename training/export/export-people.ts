import { loadCohort } from '../calibration/load-cohort.ts';
import type { MeasuredPeople } from '../calibration/measure-model.ts';
import type { TrainingConfig } from '../config/training-config.ts';
import { type LoadOptions, loadDataset } from '../datasets/load-dataset.ts';
import { inputOf, type PreparedSet } from '../datasets/prepared-set.ts';
import { loadSets } from '../loop/load-sets.ts';

/** Most images that graph and network are compared on. */
const PARITY_IMAGES = 500;

/** Which people an export needs besides those that the run held out. */
interface ExportSources extends Pick<LoadOptions, 'cacheFolder' | 'syntheticCacheFolder' | 'onProgress'> {
  /** Sets to calibrate on; without any, the writers that the run held out. */
  readonly calibrationSources: readonly string[];
  readonly cohortSource: string;
}

/** Loads the people that an export needs, none of whom was trained on. */
export async function loadExportPeople(
  config: TrainingConfig,
  { calibrationSources, cohortSource, ...options }: ExportSources,
): Promise<MeasuredPeople> {
  const load = { ...options, size: config.input, seed: config.seed };
  const { validation, measured } = await loadSets(config, load);
  const cohort = await loadCohort(cohortSource, load);
  if (calibrationSources.length === 0) return { calibration: validation, cohort, measured };
  const calibration: PreparedSet[] = [];
  for (const source of calibrationSources) calibration.push(await loadDataset(source, load));
  return { calibration, cohort, measured };
}

/** Inputs spread evenly over the images of some people. */
export function sampleInputs({ calibration, measured }: MeasuredPeople): Float32Array[] {
  const images = [...calibration, ...measured].flatMap((set) =>
    set.classes.flatMap(({ first, count }) =>
      Array.from({ length: count }, (_, i) => ({ set, image: first + i })),
    ),
  );
  const stride = Math.max(1, images.length / PARITY_IMAGES);
  return images
    .filter((_, i) => Math.floor(i / stride) !== Math.floor((i - 1) / stride))
    .map(({ set, image }) => inputOf(set, image));
}
