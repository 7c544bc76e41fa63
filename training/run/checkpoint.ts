import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Suspicion } from '../loop/collapse.ts';
import type { MinedTriplets } from '../miners/offline/mined.ts';
import type { AdamWState } from '../optimizers/adam-w.ts';
import { readFloats, writeFloats } from './float-files.ts';
import { readMinedTriplets, writeMinedTriplets } from './mined-triplets.ts';
import { keepLatestSteps, latestStepFolder, stepFolderName } from './step-folders.ts';
import { writeFolderAtomically } from './write-atomically.ts';

/** Checkpoints that are kept: the last, and one before it in case the disk loses the last. */
const KEPT = 2;

const stateSchema = z.strictObject({
  step: z.int().nonnegative(),
  /** Seconds of training so far, over all resumptions. */
  seconds: z.number().nonnegative(),
  updates: z.int().nonnegative(),
  /** Lowest validation error so far. */
  bestRate: z.number().nullable(),
  suspicion: z.strictObject({ alike: z.int().nonnegative(), stuck: z.int().nonnegative() }),
});

/**
 * All that a run needs to go on as if it had never stopped. Random numbers need no place here: every batch follows
 * from the seed and its step.
 */
export interface Checkpoint {
  readonly step: number;
  readonly seconds: number;
  readonly bestRate: number | null;
  readonly suspicion: Suspicion;
  readonly weights: Float32Array;
  readonly average: Float32Array;
  /** Weights of the loss itself, end to end; empty for a loss that learns nothing. */
  readonly lossWeights: Float32Array;
  readonly optimizer: AdamWState;
  /** What batches are made of where they are mined offline: the network that mined it is gone. */
  readonly mined: MinedTriplets | null;
}

/** Writes `<folder>/step-<n>`, whole or not at all, and removes all but the latest few. */
export async function writeCheckpoint(folder: string, checkpoint: Checkpoint): Promise<void> {
  const { step, seconds, bestRate, suspicion, optimizer } = checkpoint;
  const target = join(folder, stepFolderName(step));
  await rm(target, { recursive: true, force: true });
  await writeFolderAtomically(target, async (temporary) => {
    await writeFloats(join(temporary, 'weights.bin'), checkpoint.weights);
    await writeFloats(join(temporary, 'average.bin'), checkpoint.average);
    await writeFloats(join(temporary, 'loss-weights.bin'), checkpoint.lossWeights);
    await writeFloats(join(temporary, 'gradient-mean.bin'), optimizer.mean);
    await writeFloats(join(temporary, 'gradient-square.bin'), optimizer.square);
    await writeMinedTriplets(temporary, checkpoint.mined);
    const state = { step, seconds, bestRate, suspicion, updates: optimizer.updates } satisfies z.infer<
      typeof stateSchema
    >;
    await writeFile(join(temporary, 'state.json'), JSON.stringify(state));
  });
  await keepLatestSteps(folder, KEPT);
}

/** @throws NoCheckpointError when there is none */
export async function readLatestCheckpoint(folder: string): Promise<Checkpoint> {
  const path = await latestStepFolder(folder);
  const { updates, ...state } = stateSchema.parse(
    JSON.parse(await readFile(join(path, 'state.json'), 'utf8')),
  );
  return {
    ...state,
    weights: await readFloats(join(path, 'weights.bin')),
    average: await readFloats(join(path, 'average.bin')),
    lossWeights: await readFloats(join(path, 'loss-weights.bin')),
    optimizer: {
      updates,
      mean: await readFloats(join(path, 'gradient-mean.bin')),
      square: await readFloats(join(path, 'gradient-square.bin')),
    },
    mined: await readMinedTriplets(path),
  };
}
