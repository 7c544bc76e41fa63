import { parentPort, workerData } from 'node:worker_threads';
import type { InkOptions } from '../augmentation/options.ts';
import { Random } from '../random/random.ts';
import type { BatchOrder } from '../samplers/batch-order.ts';
import { BatchSampler } from '../samplers/batch-sampler.ts';
import type { SamplerOptions } from '../samplers/family-sampler.ts';
import type { ImagePool } from '../samplers/image-pool.ts';
import type { Batch } from './batch.ts';
import { makeBatch } from './make-batch.ts';

export interface BatchWorkerSetting {
  readonly pool: ImagePool;
  readonly sampler: SamplerOptions;
  readonly augmentation: InkOptions;
  readonly seed: number;
}

export interface BatchRequest {
  readonly step: number;
  readonly order: BatchOrder;
}

export interface BatchReply extends Batch {
  readonly step: number;
}

const { pool, sampler, augmentation, seed } = workerData as BatchWorkerSetting;
const batchSampler = new BatchSampler(pool.classes, sampler);

parentPort?.on('message', ({ step, order }: BatchRequest) => {
  const batch = makeBatch(pool, batchSampler, augmentation, order, new Random(`${seed}/batch/${step}`));
  const reply: BatchReply = { step, ...batch };
  parentPort?.postMessage(reply, [batch.inputs.buffer, batch.labels.buffer]);
});
