import { join } from 'node:path';
import { BatchStream } from '#training/batches/batch-stream.ts';
import { resolveConfig } from '#training/config/resolve-config.ts';
import { loadDataset } from '#training/datasets/load-dataset.ts';
import { poolImages } from '#training/samplers/image-pool.ts';
import { BENCH_FOLDER } from '../python-side.ts';
import { round } from '../timing.ts';

const WRITERS = 40;
/** Batches before any is counted: those that were made ahead, and the worker's own warm-up. */
const WARM_UP = 10;

const config = resolveConfig({ data: [{ source: `synthetic:${WRITERS}` }] });

export interface PipelineThroughput {
  /** Milliseconds a batch, drawn, augmented and handed over, when nobody but the pipeline works. */
  readonly batchMilliseconds: number;
  /** How many times faster batches come than steps take them. */
  readonly timesFasterThanStep: number;
}

/** Batches of a run as fast as they come. @param stepMilliseconds what a step takes on this machine */
export async function measurePipeline(
  batches: number,
  stepMilliseconds: number,
): Promise<PipelineThroughput> {
  const set = await loadDataset(`synthetic:${WRITERS}`, {
    size: config.input,
    seed: config.seed,
    cacheFolder: join(BENCH_FOLDER, 'prepared'),
  });
  const { augmentation, batch: sampler, seed, curriculum } = config;
  const setting = { pool: poolImages([set], config.input), sampler, augmentation, seed };
  const stream = new BatchStream(setting, 1, () => ({
    from: 'families',
    hardShare: curriculum.hardShare,
    miner: 'batch-hard',
  }));
  for (let step = 1; step <= WARM_UP; step++) await stream.next(step);
  const started = performance.now();
  for (let step = 1; step <= batches; step++) await stream.next(WARM_UP + step);
  const batchMilliseconds = round((performance.now() - started) / batches);
  await stream.close();
  return { batchMilliseconds, timesFasterThanStep: round(stepMilliseconds / batchMilliseconds) };
}
