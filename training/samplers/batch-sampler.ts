import type { Random } from '../random/random.ts';
import type { BatchOrder } from './batch-order.ts';
import type { BatchMining, BatchPlan, SampledClass } from './batch-plan.ts';
import { FamilySampler, type SamplerOptions } from './family-sampler.ts';
import { TripletSampler } from './triplet-sampler.ts';

/** Draws the members of a batch as its order says. */
export class BatchSampler {
  readonly #options: SamplerOptions;
  readonly #families: FamilySampler;
  readonly #triplets: TripletSampler;

  constructor(classes: readonly SampledClass[], options: SamplerOptions) {
    this.#options = options;
    this.#families = new FamilySampler(classes, options);
    this.#triplets = new TripletSampler(classes);
  }

  /** P × K members; of triplets as many as fit in. */
  draw(random: Random, order: BatchOrder): BatchPlan & { readonly mining: BatchMining } {
    if (order.from === 'families') {
      return { ...this.#families.draw(random, order.hardShare), mining: order.miner };
    }
    const { classes, samples } = this.#options;
    const { triplets, ...plan } = this.#triplets.draw(
      random,
      order.triplets,
      Math.floor((classes * samples) / 3),
    );
    return { ...plan, mining: triplets };
  }
}
