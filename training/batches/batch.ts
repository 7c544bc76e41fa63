import type { BatchMining } from '../samplers/batch-plan.ts';

/** What a training step takes in. */
export interface Batch {
  /** Model inputs, `[labels.length, height, width, 1]`, values in 0..1. */
  readonly inputs: Float32Array<ArrayBuffer>;
  readonly labels: Int32Array<ArrayBuffer>;
  readonly mining: BatchMining;
}
