import { finerSize, reduceInput } from '#core/image/finer-input.ts';
import type { InputSize } from '#core/image/prepared-signature.ts';
import { loadCohort } from '../calibration/load-cohort.ts';
import type { MeasuredPeople } from '../calibration/measure-model.ts';
import type { TrainingConfig } from '../config/training-config.ts';
import { type LoadOptions, loadDataset } from '../datasets/load-dataset.ts';
import { inputOf, type PreparedSet } from '../datasets/prepared-set.ts';
import { loadHeldOut } from '../loop/held-out.ts';

/** Most images that graph and network are compared on. */
const PARITY_IMAGES = 500;

/** Which people an export needs besides those that the run held out. */
interface ExportSources extends Pick<LoadOptions, 'cacheFolder' | 'syntheticCacheFolder' | 'onProgress'> {
  /** Sets to calibrate on; without any, the writers that the run held out. */
  readonly calibrationSources: readonly string[];
  readonly cohortSource: string;
}

/** Loads the people that an export needs, none of whom was trained on, prepared at the size for whole embeddings. */
export async function loadExportPeople(
  config: TrainingConfig,
  { calibrationSources, cohortSource, ...options }: ExportSources,
): Promise<MeasuredPeople> {
  const load = { ...options, size: finerSize(config.input), seed: config.seed };
  const loadAll = async (sources: readonly string[]) => {
    const sets: PreparedSet[] = [];
    for (const source of sources) sets.push(await loadDataset(source, load));
    return sets;
  };
  return {
    calibration: await (calibrationSources.length === 0
      ? loadHeldOut(config, load)
      : loadAll(calibrationSources)),
    cohort: await loadCohort(cohortSource, load),
    measured: await loadAll(config.validate),
  };
}

/** A graph's inputs, of the size that it takes in, spread evenly over the images of some people. */
export function sampleInputs({ calibration, measured }: MeasuredPeople, size: InputSize): Float32Array[] {
  const images = [...calibration, ...measured].flatMap((set) =>
    set.classes.flatMap(({ first, count }) =>
      Array.from({ length: count }, (_, i) => ({ set, image: first + i })),
    ),
  );
  const stride = Math.max(1, images.length / PARITY_IMAGES);
  return images
    .filter((_, i) => Math.floor(i / stride) !== Math.floor((i - 1) / stride))
    .map(({ set, image }) => reduceInput(inputOf(set, image), set.size, size));
}
