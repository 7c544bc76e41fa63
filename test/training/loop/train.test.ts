import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TrainingConfig } from '#training/config/training-config.ts';
import { train } from '#training/loop/train.ts';
import { readBestWeights } from '#training/run/best-weights.ts';
import { readLatestCheckpoint } from '#training/run/checkpoint.ts';
import type { RunFolder } from '#training/run/run-folder.ts';
import { tf } from '#training/tensorflow/tfjs.ts';
import { readEvents } from '../run/logs/event-file.ts';
import { newSmallRun, silent, smallConfig, smallConfigWith, smallSets } from '../small-run.ts';

const trainUntil = async (run: RunFolder, config: TrainingConfig, lastStep: number, resume: boolean) => {
  let steps = 0;
  return train({
    run,
    config,
    sets: await smallSets(),
    initialWeights: null,
    resume,
    shouldStop: () => steps >= lastStep,
    observer: { ...silent, onStep: (step) => (steps = step) },
  });
};
const trainToTheEnd = (run: RunFolder, config: TrainingConfig, resume: boolean) =>
  trainUntil(run, config, Number.POSITIVE_INFINITY, resume);

const offline = {
  mineEvery: 2,
  miners: [
    { from: 0, miner: 'batch-all' },
    { from: 0.2, miner: 'offline-semi-hard' },
  ],
};
const configs = {
  'the usual settings': smallConfig,
  'weights of the loss': smallConfigWith({ loss: { name: 'proxy-anchor' } }),
  'triplets mined offline': smallConfigWith({ curriculum: { ...offline, mineEvery: 3 } }),
  'a miner that draws': smallConfigWith({
    curriculum: { miners: [{ from: 0, miner: 'distance-weighted' }] },
  }),
};

describe.each(Object.entries(configs))('train with %s', (_, config) => {
  it('resumes to exactly the weights, averages and metrics of an unbroken run', async () => {
    const unbroken = await newSmallRun(config);
    const broken = await newSmallRun(config);

    expect(await trainToTheEnd(unbroken, config, false)).toMatchObject({ step: 6, finished: true });
    expect(await trainUntil(broken, config, 4, false)).toMatchObject({ step: 4, finished: false });
    expect(await trainToTheEnd(broken, config, true)).toMatchObject({ step: 6, finished: true });

    const [expected, actual] = [
      await readLatestCheckpoint(unbroken.checkpoints),
      await readLatestCheckpoint(broken.checkpoints),
    ];
    expect({ ...actual, seconds: 0 }).toEqual({ ...expected, seconds: 0 });
    expect(await readBestWeights(broken.best)).toEqual(await readBestWeights(unbroken.best));
    expect(await readFile(broken.metrics, 'utf8')).toBe(await readFile(unbroken.metrics, 'utf8'));
  });

  it('leaves no tensor behind but the handle of its TensorBoard file', async () => {
    const run = await newSmallRun(config);
    const before = tf.memory().numTensors;
    await trainToTheEnd(run, config, false);
    expect(tf.memory().numTensors).toBe(before + 1);
  });
});

describe('train with an offline miner', () => {
  it('mines when its stage begins and every so many steps, and learns from those triplets', async () => {
    const config = smallConfigWith({ curriculum: offline });
    const run = await newSmallRun(config);
    await trainToTheEnd(run, config, false);

    const lines = (await readFile(run.metrics, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.filter(({ mined }) => mined > 0).map(({ step }) => step)).toEqual([3, 5]);
    const triplets = lines.filter(({ loss }) => loss !== undefined).map(({ triplets }) => triplets);
    const inBatch = Math.floor((config.batch.classes * config.batch.samples) / 3);
    expect(triplets.slice(2)).toEqual([inBatch, inBatch, inBatch, inBatch]);
    expect(Math.min(...triplets.slice(0, 2))).toBeGreaterThan(inBatch);
    expect((await readLatestCheckpoint(run.checkpoints)).mined).toMatchObject({ step: 5, rule: 'semi-hard' });
  });
});

describe('train', () => {
  it('draws curves of measures and error rates for TensorBoard', async () => {
    const run = await newSmallRun();
    await trainToTheEnd(run, smallConfig, false);
    const [name = ''] = await readdir(run.tensorBoard);
    const events = readEvents(await readFile(join(run.tensorBoard, name)));
    const stepsOf = (tag: string) => events.filter((event) => event.tag === tag).map(({ step }) => step);
    expect(stepsOf('training/loss')).toEqual([1]);
    expect(stepsOf('equal error rate/synthetic/random')).toEqual([3, 6]);
  });
});
