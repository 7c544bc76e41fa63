import { describe, expect, it } from 'vitest';
import { BatchStream } from '#training/batches/batch-stream.ts';
import { makeBatch } from '#training/batches/make-batch.ts';
import { Random } from '#training/random/random.ts';
import { FamilySampler } from '#training/samplers/family-sampler.ts';
import { poolImages } from '#training/samplers/image-pool.ts';
import { smallConfig, smallSets } from '../small-run.ts';

const { batch: sampler, augmentation, seed, input } = smallConfig;
const hardShareAt = (step: number) => Math.min(1, step / 10);

async function streamFrom(firstStep: number) {
  const pool = poolImages((await smallSets()).train, input);
  return { pool, stream: new BatchStream({ pool, sampler, augmentation, seed }, firstStep, hardShareAt) };
}

describe('BatchStream', () => {
  it('gives each step the batch that its seed, number and hard share make', async () => {
    const { pool, stream } = await streamFrom(1);
    for (let step = 1; step <= 12; step++) {
      const random = new Random(`${seed}/batch/${step}`);
      const family = new FamilySampler(pool.classes, sampler);
      expect(await stream.next(step)).toEqual(
        makeBatch(pool, family, augmentation, hardShareAt(step), random),
      );
    }
    await stream.close();
  });

  it('gives the same batches when it begins later', async () => {
    const [{ stream: early }, { stream: late }] = [await streamFrom(1), await streamFrom(4)];
    for (let step = 1; step < 4; step++) await early.next(step);
    expect(await late.next(4)).toEqual(await early.next(4));
    await Promise.all([early.close(), late.close()]);
  });
});
