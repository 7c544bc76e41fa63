import type { Batch } from '#training/batches/batch.ts';
import { resolveConfig } from '#training/config/resolve-config.ts';
import { Trainer } from '#training/loop/trainer.ts';
import { Random } from '#training/random/random.ts';
import { tf } from '#training/tensorflow/tfjs.ts';

const MEBIBYTE = 2 ** 20;
/** Share of the steps after which memory counts: buffers and compiled code grow before. */
const SETTLED = 0.2;

/** Small pictures and few filters: what a step leaves behind does not depend on their number. */
const config = resolveConfig({
  data: [{ source: 'synthetic' }],
  input: { width: 64, height: 32 },
  network: { filters: [4, 8, 8], embeddingSize: 16 },
});

export interface LongRunMemory {
  readonly steps: number;
  /** Tensors after the last step less those after the first. */
  readonly tensorsGained: number;
  /** Mebibytes of the process once settled and at the end. */
  readonly settledMebibytes: number;
  readonly finalMebibytes: number;
  readonly bytesGainedAStep: number;
}

/** What many steps leave in memory. */
export function measureLongRun(steps: number): LongRunMemory {
  const trainer = new Trainer(config, []);
  const random = new Random('long run');
  const [classes, samples] = [4, 3];
  const area = config.input.width * config.input.height;
  const batch: Batch = {
    inputs: Float32Array.from({ length: classes * samples * area }, () => (random.chance(0.2) ? 1 : 0)),
    labels: Int32Array.from({ length: classes * samples }, (_, i) => i % classes),
    mining: 'batch-hard',
  };
  trainer.step(batch, 0);
  const { numTensors } = tf.memory();
  const settledAt = Math.max(1, Math.floor(SETTLED * steps));
  let settled = process.memoryUsage.rss();
  for (let step = 1; step <= steps; step++) {
    trainer.step(batch, step / steps);
    if (step === settledAt) settled = process.memoryUsage.rss();
  }
  const final = process.memoryUsage.rss();
  const tensorsGained = tf.memory().numTensors - numTensors;
  trainer.dispose();
  return {
    steps,
    tensorsGained,
    settledMebibytes: Math.round(settled / MEBIBYTE),
    finalMebibytes: Math.round(final / MEBIBYTE),
    bytesGainedAStep: Math.round((final - settled) / Math.max(1, steps - settledAt)),
  };
}
