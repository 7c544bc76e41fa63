import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { train } from '#training/loop/train.ts';
import { readBestWeights } from '#training/run/best-weights.ts';
import { readLatestCheckpoint } from '#training/run/checkpoint.ts';
import type { RunFolder } from '#training/run/run-folder.ts';
import { tf } from '#training/tensorflow/tfjs.ts';
import { readEvents } from '../run/event-file.ts';
import { newSmallRun, silent, smallConfig, smallSets } from '../small-run.ts';

const trainUntil = async (run: RunFolder, lastStep: number, resume: boolean) => {
  let steps = 0;
  return train({
    run,
    config: smallConfig,
    sets: await smallSets(),
    initialWeights: null,
    resume,
    shouldStop: () => steps >= lastStep,
    observer: { ...silent, onStep: (step) => (steps = step) },
  });
};

describe('train', () => {
  it('resumes to exactly the weights, averages and metrics of an unbroken run', async () => {
    const unbroken = await newSmallRun();
    const broken = await newSmallRun();

    expect(await trainUntil(unbroken, Number.POSITIVE_INFINITY, false)).toMatchObject({
      step: 6,
      finished: true,
    });
    expect(await trainUntil(broken, 4, false)).toMatchObject({ step: 4, finished: false });
    expect(await trainUntil(broken, Number.POSITIVE_INFINITY, true)).toMatchObject({
      step: 6,
      finished: true,
    });

    const [expected, actual] = [
      await readLatestCheckpoint(unbroken.checkpoints),
      await readLatestCheckpoint(broken.checkpoints),
    ];
    expect({ ...actual, seconds: 0 }).toEqual({ ...expected, seconds: 0 });
    expect(await readBestWeights(broken.best)).toEqual(await readBestWeights(unbroken.best));
    expect(await readFile(broken.metrics, 'utf8')).toBe(await readFile(unbroken.metrics, 'utf8'));
  });

  it('draws curves of measures and error rates for TensorBoard', async () => {
    const run = await newSmallRun();
    await trainUntil(run, Number.POSITIVE_INFINITY, false);
    const [name = ''] = await readdir(run.tensorBoard);
    const events = readEvents(await readFile(join(run.tensorBoard, name)));
    const stepsOf = (tag: string) => events.filter((event) => event.tag === tag).map(({ step }) => step);
    expect(stepsOf('training/loss')).toEqual([1]);
    expect(stepsOf('equal error rate/synthetic/random')).toEqual([3, 6]);
  });

  it('leaves no tensor behind but the handle of its TensorBoard file', async () => {
    const run = await newSmallRun();
    const before = tf.memory().numTensors;
    await trainUntil(run, Number.POSITIVE_INFINITY, false);
    expect(tf.memory().numTensors).toBe(before + 1);
  });
});
