import type { TrainingConfig } from '../../config/training-config.ts';
import { isOffline, offlineMiners } from '../../miners/by-name.ts';
import type { MinedTriplets } from '../../miners/offline/mined.ts';
import type { BatchOrder } from '../../samplers/batch-order.ts';
import type { tf } from '../../tensorflow/tfjs.ts';
import { hardShareAt, minerAt } from './curriculum.ts';
import type { OfflineMining } from './offline-mining.ts';

/** Says what the batch of each step is made of, as the curriculum has it. */
export class BatchOrders {
  readonly #curriculum: TrainingConfig['curriculum'];
  readonly #offline: OfflineMining;
  readonly #progressAt: (step: number) => number;

  /** @param progressAt share of the run, 0 to 1, that has passed after a step */
  constructor(
    curriculum: TrainingConfig['curriculum'],
    offline: OfflineMining,
    progressAt: (step: number) => number,
  ) {
    this.#curriculum = curriculum;
    this.#offline = offline;
    this.#progressAt = progressAt;
  }

  /** What offline mining found last, for the checkpoint. */
  get mined(): MinedTriplets | null {
    return this.#offline.mined;
  }

  /** The order of a step; null while it waits for `prepare` to mine. */
  of(step: number): BatchOrder | null {
    const miner = this.#minerOf(step);
    if (!isOffline(miner)) {
      return { from: 'families', hardShare: hardShareAt(this.#curriculum, this.#progressAt(step)), miner };
    }
    const triplets = this.#offline.tripletsFor(step, offlineMiners[miner]);
    return triplets && { from: 'mined', triplets };
  }

  /**
   * Mines offline where the next step's order waits for it.
   *
   * @returns how many triplets were found, or null where there was nothing to do
   */
  prepare(step: number, network: tf.LayersModel): number | null {
    const miner = this.#minerOf(step);
    if (!isOffline(miner) || this.of(step) !== null) return null;
    return this.#offline.mine(step, offlineMiners[miner], network).anchors.length;
  }

  #minerOf(step: number) {
    return minerAt(this.#curriculum.miners, this.#progressAt(step - 1));
  }
}
