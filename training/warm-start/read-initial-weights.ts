import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { MANIFEST_FILE } from '#core/model/artefact.ts';
import type { TrainingConfig } from '../config/training-config.ts';
import { networkOf } from '../loop/trainer.ts';
import { RunNotFoundError } from '../run/errors.ts';
import { artefactWeights } from './artefact-weights.ts';
import { WarmStartMismatchError, WarmStartSourceError } from './errors.ts';
import type { InitialWeights } from './initial-weights.ts';
import { runWeights } from './run-weights.ts';

/**
 * Reads the weights that a configuration wants to begin with.
 *
 * @returns null where it wants to begin at random
 * @throws WarmStartSourceError, WarmStartMismatchError, and the errors of artefacts and runs
 */
export async function readInitialWeights(config: TrainingConfig): Promise<InitialWeights | null> {
  if (config.from === undefined) return null;
  const initial = await readWeights(config.from);
  const network = networkOf(config);
  const shapes = network.weights.map(({ shape }) => shape);
  network.dispose();
  if (JSON.stringify(shapes) !== JSON.stringify(initial.shapes))
    throw new WarmStartMismatchError(config.from);
  return initial;
}

async function readWeights(path: string): Promise<InitialWeights> {
  if (existsSync(join(path, MANIFEST_FILE))) return artefactWeights(path);
  return runWeights(path).catch((error: unknown) => {
    throw error instanceof RunNotFoundError ? new WarmStartSourceError(path, { cause: error }) : error;
  });
}
