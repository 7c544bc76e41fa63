import type { TrainingConfig } from '../config/training-config.ts';
import { OneWriterError } from '../datasets/errors.ts';
import { type LoadOptions, loadDataset } from '../datasets/load-dataset.ts';
import { countImages, filterClasses, type PreparedSet } from '../datasets/prepared-set.ts';
import { partitionOf } from '../datasets/split.ts';
import { termsOf } from '../datasets/terms.ts';
import type { UsedSet } from '../run/run-folder.ts';
import { canBeMeasured, heldOutClasses } from './held-out.ts';

/** The people of a run, no writer in two of the three parts. */
export interface RunSets {
  readonly train: readonly PreparedSet[];
  /** Held-out writers of the same sets, to choose weights by and to calibrate with. */
  readonly validation: readonly PreparedSet[];
  /** People of other sets, measured only. */
  readonly measured: readonly PreparedSet[];
  readonly used: readonly UsedSet[];
}

/** Loads and splits what a configuration names. @throws DatasetError when a set cannot be used */
export async function loadSets(config: TrainingConfig, options: LoadOptions): Promise<RunSets> {
  const train: PreparedSet[] = [];
  const validation: PreparedSet[] = [];
  const used: UsedSet[] = [];
  for (const { source, layout, terms } of config.data) {
    const set = await loadDataset(source, { ...options, capture: config.augmentation.capture }, layout);
    const learned = filterClasses(set, ({ writer }) => partitionOf(writer) === 'train');
    const { name, unreadable } = set;
    train.push(learned);
    used.push({
      name,
      source,
      terms: termsOf(source, name, terms),
      classes: learned.classes.length,
      images: countImages(learned),
      unreadable: [...unreadable],
    });
    const heldOut = { ...set, classes: heldOutClasses(set.classes, config.validationWriters) };
    if (canBeMeasured(heldOut)) validation.push(heldOut);
  }
  const genuine = train.flatMap(({ classes }) => classes.filter(({ forged }) => !forged));
  const learners = new Set(genuine.map(({ writer }) => writer));
  if (learners.size < 2) throw new OneWriterError('The part of the data that training sees');
  const measured: PreparedSet[] = [];
  for (const source of config.validate) measured.push(await loadDataset(source, options));
  return { train, validation, measured, used };
}
