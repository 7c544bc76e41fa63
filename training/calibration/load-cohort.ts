import { type LoadOptions, loadDataset } from '../datasets/load-dataset.ts';
import type { PreparedSet } from '../datasets/prepared-set.ts';

/** Far from the seeds of training runs, so that a cohort of synthetic people was not trained on. */
const COHORT_SEED = 7_130_000;

/** Loads the cohort. @throws DatasetError when it cannot be used */
export function loadCohort(source: string, options: Omit<LoadOptions, 'seed'>): Promise<PreparedSet> {
  return loadDataset(source, { ...options, seed: COHORT_SEED });
}
