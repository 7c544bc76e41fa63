import { describe, expect, it } from 'vitest';
import { BatchStream } from '#training/batches/batch-stream.ts';
import { makeBatch } from '#training/batches/make-batch.ts';
import { shareTriplets } from '#training/miners/triplets.ts';
import { Random } from '#training/random/random.ts';
import type { BatchOrder } from '#training/samplers/batch-order.ts';
import { BatchSampler } from '#training/samplers/batch-sampler.ts';
import { poolImages } from '#training/samplers/image-pool.ts';
import { smallConfig, smallSets } from '../small-run.ts';

const { batch: sampler, augmentation, seed, input } = smallConfig;
const mined = shareTriplets({
  anchors: Int32Array.of(0, 1),
  positives: Int32Array.of(1, 0),
  negatives: Int32Array.of(40, 50),
});
const orderOf = (step: number): BatchOrder =>
  step % 3 === 0
    ? { from: 'mined', triplets: mined }
    : { from: 'families', hardShare: Math.min(1, step / 10), miner: 'batch-all' };

async function streamFrom(firstStep: number) {
  const pool = poolImages((await smallSets()).train, input);
  return { pool, stream: new BatchStream({ pool, sampler, augmentation, seed }, firstStep, orderOf) };
}

describe('BatchStream', () => {
  it('gives each step the batch that its seed, number and hard share make', async () => {
    const { pool, stream } = await streamFrom(1);
    for (let step = 1; step <= 12; step++) {
      const random = new Random(`${seed}/batch/${step}`);
      const batches = new BatchSampler(pool.classes, sampler);
      expect(await stream.next(step)).toEqual(makeBatch(pool, batches, augmentation, orderOf(step), random));
    }
    await stream.close();
  });

  it('asks for no batch whose order waits, and for it once it is known', async () => {
    const pool = poolImages((await smallSets()).train, input);
    let known = 2;
    const asked: number[] = [];
    const stream = new BatchStream({ pool, sampler, augmentation, seed }, 1, (step) => {
      asked.push(step);
      return step <= known ? orderOf(step) : null;
    });
    await stream.next(1);
    await stream.next(2);
    expect(Math.max(...asked)).toBe(3);
    known = 3;
    expect((await stream.next(3)).mining).toEqual({
      anchors: Int32Array.of(0, 3),
      positives: Int32Array.of(1, 4),
      negatives: Int32Array.of(2, 5),
    });
    await stream.close();
  });

  it('gives the same batches when it begins later', async () => {
    const [{ stream: early }, { stream: late }] = [await streamFrom(1), await streamFrom(4)];
    for (let step = 1; step < 4; step++) await early.next(step);
    expect(await late.next(4)).toEqual(await early.next(4));
    await Promise.all([early.close(), late.close()]);
  });
});
