import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '#test/support/folders.ts';
import { resolveConfig } from '#training/config/resolve-config.ts';
import { readBestWeights } from '#training/run/best-weights.ts';
import { readLatestCheckpoint, writeCheckpoint } from '#training/run/checkpoint.ts';
import { describeEnvironment } from '#training/run/environment.ts';
import { NoCheckpointError, RunExistsError, RunNotFoundError } from '#training/run/errors.ts';
import { RunFolder } from '#training/run/run-folder.ts';

const config = resolveConfig({ data: [{ source: 'synthetic' }], seed: 3 });
const create = async (path: string) =>
  RunFolder.create(path, { config, environment: await describeEnvironment(), sets: [], ancestor: null });
const checkpoint = (step: number) => ({
  step,
  seconds: 2.5,
  bestRate: 0.125,
  weights: Float32Array.of(step, 0.1),
  average: Float32Array.of(step, 0.2),
  lossWeights: Float32Array.of(),
  optimizer: { updates: step, mean: Float32Array.of(0.3), square: Float32Array.of(0.4) },
  suspicion: { alike: 7, stuck: 0 },
  mined: null,
});

describe('RunFolder', () => {
  it('keeps the configuration and environment of a run', async () => {
    const path = await temporaryFolder();
    await create(path);
    const run = await RunFolder.open(path);
    expect(await run.readConfig()).toEqual(config);
    expect((await run.readEnvironment()).node).toBe(process.version);
  });

  it('refuses to begin where a run is, and to open where none is', async () => {
    const path = await temporaryFolder();
    await expect(RunFolder.open(path)).rejects.toThrow(RunNotFoundError);
    await create(path);
    await expect(create(path)).rejects.toThrow(RunExistsError);
  });

  it('has no weights before the first checkpoint', async () => {
    const run = await create(await temporaryFolder());
    await expect(readLatestCheckpoint(run.checkpoints)).rejects.toThrow(NoCheckpointError);
    await expect(readBestWeights(run.best)).rejects.toThrow(NoCheckpointError);
  });

  it('gives back weights of a loss and mined triplets', async () => {
    const run = await create(await temporaryFolder());
    const triplets = {
      anchors: Int32Array.of(0, 1),
      positives: Int32Array.of(1, 0),
      negatives: Int32Array.of(7, 70_000),
    };
    const expected = {
      ...checkpoint(3),
      lossWeights: Float32Array.of(0.5, -0.5),
      mined: { step: 2, rule: 'semi-hard', triplets } as const,
    };
    await writeCheckpoint(run.checkpoints, expected);
    expect(await readLatestCheckpoint(run.checkpoints)).toEqual(expected);
  });

  it('gives back the latest checkpoint bit by bit', async () => {
    const run = await create(await temporaryFolder());
    for (const step of [250, 9, 1000]) await writeCheckpoint(run.checkpoints, checkpoint(step));
    expect(await readLatestCheckpoint(run.checkpoints)).toEqual(checkpoint(1000));
  });
});
