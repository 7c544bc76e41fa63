import { describe, expect, it } from 'vitest';
import { makeBatch } from '#training/batches/make-batch.ts';
import { Trainer } from '#training/loop/trainer.ts';
import { lossSchema } from '#training/losses/options.ts';
import { type OnlineMinerName, onlineMiners } from '#training/miners/by-name.ts';
import { Random } from '#training/random/random.ts';
import type { BatchOrder } from '#training/samplers/batch-order.ts';
import { BatchSampler } from '#training/samplers/batch-sampler.ts';
import { poolImages } from '#training/samplers/image-pool.ts';
import { tf } from '#training/tensorflow/tfjs.ts';
import { smallConfigWith, smallSets } from '../small-run.ts';

const batchAll: BatchOrder = { from: 'families', hardShare: 0, miner: 'batch-all' };
const mined = {
  anchors: Int32Array.of(0, 1),
  positives: Int32Array.of(1, 0),
  negatives: Int32Array.of(20, 30),
};
const orders: BatchOrder[] = [
  ...(Object.keys(onlineMiners) as OnlineMinerName[]).map(
    (miner) => ({ from: 'families', hardShare: 0.5, miner }) as const,
  ),
  { from: 'mined', triplets: mined },
];
const losses = lossSchema.options.map((option) => option.shape.name.value);

/** A trainer of the small run with a loss, and its batches. */
async function begin(loss: string) {
  const config = smallConfigWith({ loss: { name: loss } });
  const pool = poolImages((await smallSets()).train, config.input);
  const sampler = new BatchSampler(pool.classes, config.batch);
  return {
    trainer: new Trainer(config, pool.classes),
    batch: (step: number, order: BatchOrder = batchAll) =>
      makeBatch(pool, sampler, config.augmentation, order, new Random(`batch ${step}`)),
  };
}

describe.each(losses)('trainStep with the loss %s', (loss) => {
  it('leaves no tensor behind', async () => {
    const atFirst = tf.memory().numTensors;
    const { trainer, batch } = await begin(loss);
    trainer.step(batch(0), 0);
    const before = tf.memory().numTensors;
    for (let step = 1; step <= 5; step++) trainer.step(batch(step), step / 5);
    expect(tf.memory().numTensors).toBe(before);
    trainer.dispose();
    expect(tf.memory().numTensors).toBe(atFirst);
  });

  it('takes the triplets of every miner, and those mined offline', async () => {
    const { trainer, batch } = await begin(loss);
    for (const order of orders) {
      const measures = trainer.step(batch(1, order), 0.1);
      expect(measures.triplets).toBeGreaterThan(0);
      expect(Number.isFinite(measures.loss)).toBe(true);
      expect(Number.isFinite(measures.gradientNorm)).toBe(true);
    }
    trainer.dispose();
  });

  it('learns a batch by heart', async () => {
    const { trainer, batch } = await begin(loss);
    const learned = batch(0);
    const first = trainer.step(learned, 0.1);
    let last = first;
    for (let step = 0; step < 60; step++) last = trainer.step(learned, 0.1);
    expect(last.loss).toBeLessThan(0.7 * first.loss);
    expect(last.activeTriplets).toBeLessThan(0.4 * first.activeTriplets);
    trainer.dispose();
  });
});
