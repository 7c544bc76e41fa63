import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type ConfigLayer, readConfigLayer, resolveConfig } from '../config/resolve-config.ts';
import type { TrainingConfig } from '../config/training-config.ts';
import { isSynthetic } from '../datasets/readers/synthetic.ts';
import { JobConfigError } from './errors.ts';
import type { FetchedSet } from './snapshot/fetch-sets.ts';

/** What a retraining does unless its job says otherwise. */
const RECIPE = fileURLToPath(new URL('../recipes/retraining.json', import.meta.url));
/** What the job decides by other fields than its configuration. */
const DECIDED = ['from', 'validate'];

const dataSchema = z.array(z.strictObject({ source: z.string() }));

/**
 * The configuration of a job's run: the recipe, the job's own settings over it, and the snapshot's sets besides the
 * synthetic people that either names. A job names no path of the machine it runs on.
 *
 * @param from folder of the model to begin with; undefined to begin at random
 * @throws JobConfigError, TrainingConfigError
 */
export async function jobConfig(
  given: Readonly<Record<string, unknown>>,
  sets: readonly FetchedSet[],
  from: string | undefined,
): Promise<TrainingConfig> {
  const layer: ConfigLayer & Readonly<Record<string, unknown>> = {
    ...(await readConfigLayer(RECIPE)),
    ...given,
  };
  for (const setting of DECIDED) {
    if (setting in given) throw new JobConfigError(setting, 'the job decides it.');
  }
  const synthetic = dataSchema.safeParse(layer.data ?? []);
  if (!synthetic.success || !synthetic.data.every(({ source }) => isSynthetic(source)))
    throw new JobConfigError('data', 'it may name synthetic people only; the snapshot names the others.');
  const learned = sets.map(({ set, folder }) => ({
    source: folder,
    layout: 'genuine-forged',
    terms: set.terms,
  }));
  return resolveConfig(layer, { data: [...synthetic.data, ...learned], from });
}
