import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { TrainingConfigError } from './errors.ts';
import { type TrainingConfig, trainingConfigSchema } from './training-config.ts';

/** Length of a run of which neither steps nor minutes are given. */
const DEFAULT_STEPS = 1500;

/** Settings by name, from a file or from flags; undefined ones count as not given. */
export type ConfigLayer = { readonly [setting in keyof TrainingConfig]?: unknown };

/** Reads a layer from a JSON file. @throws TrainingConfigError */
export async function readConfigLayer(path: string): Promise<ConfigLayer> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (cause) {
    throw new TrainingConfigError(`${path} is no JSON object that can be read.`, { cause });
  }
}

/**
 * The configuration of a run: defaults, overridden by each layer in turn.
 *
 * @throws TrainingConfigError when the result does not satisfy the schema
 */
export function resolveConfig(...layers: readonly ConfigLayer[]): TrainingConfig {
  const given = layers.flatMap((layer) => Object.entries(layer).filter(([, value]) => value !== undefined));
  const result = trainingConfigSchema.safeParse(Object.fromEntries(given));
  if (!result.success) throw new TrainingConfigError(z.prettifyError(result.error), { cause: result.error });
  const config = result.data;
  return config.steps === undefined && config.minutes === undefined
    ? { ...config, steps: DEFAULT_STEPS }
    : config;
}
