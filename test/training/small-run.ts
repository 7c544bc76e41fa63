import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { temporaryFolder } from '#test/support/folders.ts';
import { type ConfigLayer, resolveConfig } from '#training/config/resolve-config.ts';
import type { TrainingConfig } from '#training/config/training-config.ts';
import { loadSets, type RunSets } from '#training/loop/load-sets.ts';
import type { TrainingObserver } from '#training/loop/train.ts';
import { describeEnvironment } from '#training/run/environment.ts';
import { RunFolder } from '#training/run/run-folder.ts';

/** A run that takes seconds: few people (four of the eight of this seed are held out), small pictures, a tiny network. */
export const smallSettings: ConfigLayer = {
  data: [{ source: 'synthetic:8' }],
  seed: 17,
  input: { width: 48, height: 32 },
  network: { embeddingSize: 8, filters: [4, 8] },
  batch: { classes: 4, samples: 2 },
  steps: 6,
  checkpointEvery: 3,
  validateEvery: 3,
};
export const smallConfig: TrainingConfig = resolveConfig(smallSettings);

/** The small run with other settings. */
export function smallConfigWith(layer: ConfigLayer): TrainingConfig {
  return resolveConfig(smallSettings, layer);
}

/** Where the pictures of the small run are prepared once for all tests of a file. */
export const smallCache = await mkdtemp(join(tmpdir(), 'countersign-small-'));
afterAll(() => rm(smallCache, { recursive: true, force: true }));

let sets: RunSets | null = null;

/** The people of the small run, prepared once. */
export async function smallSets(): Promise<RunSets> {
  sets ??= await loadSets(smallConfig, {
    size: smallConfig.input,
    seed: smallConfig.seed,
    cacheFolder: smallCache,
  });
  return sets;
}

/** A new run folder of the small run, removed when the test ends. */
export async function newSmallRun(config: TrainingConfig = smallConfig): Promise<RunFolder> {
  const { used } = await smallSets();
  return RunFolder.create(await temporaryFolder(), {
    config,
    environment: await describeEnvironment(),
    sets: used,
    ancestor: null,
  });
}

export const silent: TrainingObserver = { onStep: () => {}, onValidation: () => {} };
