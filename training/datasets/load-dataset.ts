import type { InputSize } from '#core/image/prepared-signature.ts';
import { type CaptureOptions, NO_CAPTURES } from '../augmentation/capture/options.ts';
import { prepareCached } from './preparation/prepared-cache.ts';
import type { PreparedSet } from './prepared-set.ts';
import { readDataset } from './readers/read-dataset.ts';
import { isSynthetic } from './readers/synthetic.ts';
import type { SignatureClass } from './signature-class.ts';

export interface LoadOptions {
  readonly size: InputSize;
  /** Other captures to prepare beside the pictures; none unless told. */
  readonly capture?: CaptureOptions;
  /** Seed of synthetic people. */
  readonly seed: number;
  /** Where prepared sets are kept for the next run. */
  readonly cacheFolder: string;
  /** Where those of synthetic people are kept; with the others unless told. Nobody's signature needs to be forgotten. */
  readonly syntheticCacheFolder?: string;
  readonly onProgress?: (source: string, done: number, total: number) => void;
}

/**
 * Lists and prepares a data set.
 *
 * @param layout name of a folder's layout; found out when it is not told
 * @param choose the classes that are wanted; all unless told
 * @throws DatasetError when it cannot be used
 */
export async function loadDataset(
  source: string,
  options: LoadOptions,
  layout?: string,
  choose: (classes: readonly SignatureClass[]) => readonly SignatureClass[] = (classes) => classes,
): Promise<PreparedSet> {
  const listed = await readDataset(source, options.seed, layout);
  const dataset = { ...listed, classes: choose(listed.classes) };
  const { size, capture = NO_CAPTURES } = options;
  const { cacheFolder, syntheticCacheFolder = cacheFolder } = options;
  const folder = isSynthetic(source) ? syntheticCacheFolder : cacheFolder;
  return prepareCached(dataset, { size, capture }, folder, (done, total) =>
    options.onProgress?.(source, done, total),
  );
}
