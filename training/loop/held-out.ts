import type { TrainingConfig } from '../config/training-config.ts';
import { EmptyDatasetError, OneWriterError } from '../datasets/errors.ts';
import { type LoadOptions, loadDataset } from '../datasets/load-dataset.ts';
import type { PreparedSet } from '../datasets/prepared-set.ts';
import type { ClassIdentity } from '../datasets/signature-class.ts';
import { partitionOf } from '../datasets/split.ts';

/** The classes of the writers that a run holds out: the first so many of the validation side. */
export function heldOutClasses<C extends ClassIdentity>(classes: readonly C[], count: number): C[] {
  const validation = classes.filter(({ writer }) => partitionOf(writer) === 'validation');
  const writers = new Set([...new Set(validation.map(({ writer }) => writer))].slice(0, count));
  return validation.filter(({ writer }) => writers.has(writer));
}

/** Two people to compare, one of whom has a signature to enroll and another to verify. */
export function canBeMeasured({ classes }: PreparedSet): boolean {
  const genuine = classes.filter(({ forged }) => !forged);
  return new Set(genuine.map(({ writer }) => writer)).size > 1 && genuine.some(({ count }) => count > 1);
}

/**
 * Loads the held-out writers of a run's sets and nobody else, so that they can be prepared at another size than the run
 * trained with. A set is left out of which too few are held out to compare.
 *
 * @throws DatasetError when a set cannot be read
 */
export async function loadHeldOut(config: TrainingConfig, options: LoadOptions): Promise<PreparedSet[]> {
  const heldOut: PreparedSet[] = [];
  for (const { source, layout } of config.data) {
    const set = await loadDataset(source, options, layout, (classes) =>
      heldOutClasses(classes, config.validationWriters),
    ).catch(noneIfTooFew);
    if (set !== undefined && canBeMeasured(set)) heldOut.push(set);
  }
  return heldOut;
}

/** A set with people enough to learn from may have one of them held out, or nobody. */
function noneIfTooFew(error: unknown): undefined {
  if (!(error instanceof EmptyDatasetError || error instanceof OneWriterError)) throw error;
}
