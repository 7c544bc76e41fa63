import { Worker } from 'node:worker_threads';
import type { BatchOrder } from '../samplers/batch-order.ts';
import type { Batch } from './batch.ts';
import type { BatchReply, BatchRequest, BatchWorkerSetting } from './batch-worker.ts';

/** Batches made ahead of the step that needs them. */
const AHEAD = 4;

/**
 * The batches of a run, made in a worker thread while the backend is busy with earlier steps. The batch of a step
 * depends on the seed, the step and its order alone, so a resumed run sees the same ones.
 */
export class BatchStream {
  readonly #worker: Worker;
  readonly #orderOf: (step: number) => BatchOrder | null;
  readonly #arrived = new Map<number, Batch>();
  readonly #waiting = new Map<number, (batch: Batch) => void>();
  #failure: { readonly error: unknown } | null = null;
  #fail: (error: unknown) => void = () => {};
  #requested: number;

  /**
   * @param firstStep the first step that `next` will be asked for
   * @param orderOf what a step's batch is to be made of; null while that is not known, which it is once `next` is asked
   */
  constructor(setting: BatchWorkerSetting, firstStep: number, orderOf: (step: number) => BatchOrder | null) {
    this.#orderOf = orderOf;
    this.#requested = firstStep - 1;
    this.#worker = new Worker(new URL('./batch-worker.ts', import.meta.url), { workerData: setting });
    this.#worker.on('message', (reply: BatchReply) => this.#accept(reply));
    this.#worker.on('error', (error) => {
      this.#failure = { error };
      this.#fail(error);
    });
  }

  /** The batch of a step; steps are asked for in order. */
  async next(step: number): Promise<Batch> {
    this.#requestUntil(step + AHEAD);
    if (this.#failure) throw this.#failure.error;
    const batch = this.#arrived.get(step);
    if (batch === undefined) {
      return new Promise((resolve, reject) => {
        this.#waiting.set(step, resolve);
        this.#fail = reject;
      });
    }
    this.#arrived.delete(step);
    return batch;
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #requestUntil(last: number): void {
    while (this.#requested < last) {
      const step = this.#requested + 1;
      const order = this.#orderOf(step);
      if (order === null) return;
      this.#worker.postMessage({ step, order } satisfies BatchRequest);
      this.#requested = step;
    }
  }

  #accept({ step, ...batch }: BatchReply): void {
    const waiting = this.#waiting.get(step);
    this.#waiting.delete(step);
    if (waiting) waiting(batch);
    else this.#arrived.set(step, batch);
  }
}
