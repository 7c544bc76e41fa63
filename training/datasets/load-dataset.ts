import type { InputSize } from '#core/image/prepared-signature.ts';
import { prepareCached } from './preparation/prepared-cache.ts';
import type { PreparedSet } from './prepared-set.ts';
import { readDataset } from './readers/read-dataset.ts';

export interface LoadOptions {
  readonly size: InputSize;
  /** Seed of synthetic people. */
  readonly seed: number;
  /** Where prepared sets are kept for the next run. */
  readonly cacheFolder: string;
  readonly onProgress?: (source: string, done: number, total: number) => void;
}

/**
 * Lists and prepares a data set.
 *
 * @throws DatasetError when it cannot be used
 */
export async function loadDataset(source: string, options: LoadOptions): Promise<PreparedSet> {
  const dataset = await readDataset(source, options.seed);
  return prepareCached(dataset, options.size, options.cacheFolder, (done, total) =>
    options.onProgress?.(source, done, total),
  );
}
