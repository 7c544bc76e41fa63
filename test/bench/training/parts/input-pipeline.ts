import { join } from 'node:path';
import { BatchStream } from '#training/batches/batch-stream.ts';
import { resolveConfig } from '#training/config/resolve-config.ts';
import { loadDataset } from '#training/datasets/load-dataset.ts';
import { Trainer } from '#training/loop/trainer.ts';
import type { BatchOrder } from '#training/samplers/batch-order.ts';
import { poolImages } from '#training/samplers/image-pool.ts';
import { BENCH_FOLDER } from '../../folder.ts';
import { round, summarize, type Timing, time } from '../../timing.ts';

const SOURCE = 'synthetic:40';
/** Batches that are counted in a turn, after those that were made while steps were taken. */
const BATCHES = 10;
const MADE_AHEAD = 10;
const STEPS = 3;

const config = resolveConfig({ data: [{ source: SOURCE }], steps: 1000, optimizer: { warmUp: 0 } });

export interface PipelineThroughput {
  /** Milliseconds a batch, drawn, augmented and handed over, while nobody but the pipeline works. */
  readonly batch: Timing;
  /** Milliseconds a training step of the base network on such a batch. */
  readonly step: Timing;
  /** How many times faster batches come than steps take them. */
  readonly timesFaster: Timing;
}

/** Batches as fast as they come, and training steps on them, in turns. */
export async function measurePipeline(turns: number): Promise<PipelineThroughput> {
  const set = await loadDataset(SOURCE, {
    size: config.input,
    seed: config.seed,
    cacheFolder: join(BENCH_FOLDER, 'prepared'),
  });
  const { augmentation, batch: sampler, seed, curriculum } = config;
  const pool = poolImages([set], config.input);
  const order: BatchOrder = { from: 'families', hardShare: curriculum.hardShare, miner: 'batch-hard' };
  const stream = new BatchStream({ pool, sampler, augmentation, seed }, 1, () => order);
  const trainer = new Trainer(config, pool.classes);
  const [batches, steps]: [number[], number[]] = [[], []];
  let next = 1;
  for (let turn = 0; turn <= turns; turn++) {
    for (let i = 0; i < MADE_AHEAD; i++) await stream.next(next++);
    const milliseconds = await time(async () => {
      for (let i = 0; i < BATCHES; i++) await stream.next(next++);
    });
    const batch = await stream.next(next++);
    const taken: number[] = [];
    for (let i = 0; i < STEPS; i++) taken.push(await time(() => trainer.step(batch, 0)));
    // The first turn warms both up.
    if (turn === 0) continue;
    batches.push(milliseconds / BATCHES);
    steps.push(...taken);
  }
  await stream.close();
  trainer.dispose();
  const [batch, step] = [summarize(batches), summarize(steps)];
  const timesFaster = {
    median: round(step.median / batch.median),
    least: round(step.least / batch.least),
  };
  return { batch, step, timesFaster };
}
