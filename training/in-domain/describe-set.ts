import type { Embedder } from '#core/embedding/embedder.ts';
import { acquiredSet } from '../calibration/measured-rates.ts';
import { type LoadOptions, loadDataset } from '../datasets/load-dataset.ts';
import type { AcquiredSet } from '../evaluation/acquisition/acquire-people.ts';
import { embedPeople, embedWith } from '../evaluation/embed-people.ts';

/** Prepares and embeds the people of a set. @throws DatasetError, and the errors of models */
export async function describeSet(
  source: string,
  embedder: Embedder,
  options: Omit<LoadOptions, 'size'>,
): Promise<AcquiredSet> {
  const set = await loadDataset(source, { ...options, size: embedder.size });
  return acquiredSet(set, await embedPeople(set, embedWith(embedder)));
}
