import { describe, expect, it } from 'vitest';
import { makeBatch } from '#training/batches/make-batch.ts';
import { Trainer } from '#training/loop/trainer.ts';
import { Random } from '#training/random/random.ts';
import { FamilySampler } from '#training/samplers/family-sampler.ts';
import { poolImages } from '#training/samplers/image-pool.ts';
import { tf } from '#training/tensorflow/tfjs.ts';
import { smallConfig, smallSets } from '../small-run.ts';

async function batches() {
  const { train } = await smallSets();
  const pool = poolImages(train, smallConfig.input);
  const sampler = new FamilySampler(pool.classes, smallConfig.batch);
  return (step: number) => makeBatch(pool, sampler, smallConfig.augmentation, 0, new Random(`batch ${step}`));
}

describe('trainStep', () => {
  it('leaves no tensor behind', async () => {
    const batch = await batches();
    const trainer = new Trainer(smallConfig);
    trainer.step(batch(0), 0);
    const before = tf.memory().numTensors;
    for (let step = 1; step <= 5; step++) trainer.step(batch(step), step / 5);
    expect(tf.memory().numTensors).toBe(before);
    trainer.dispose();
  });

  it('learns a batch by heart', async () => {
    const batch = (await batches())(0);
    const trainer = new Trainer(smallConfig);
    const first = trainer.step(batch, 0.1);
    let last = first;
    for (let step = 0; step < 60; step++) last = trainer.step(batch, 0.1);
    expect(first.activeTriplets).toBeGreaterThan(0);
    expect(last.activeTriplets).toBeLessThan(0.2 * first.activeTriplets);
    trainer.dispose();
  });
});
