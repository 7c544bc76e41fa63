import type { OnlineMinerName } from '../miners/by-name.ts';
import type { Triplets } from '../miners/triplets.ts';

/** What a batch is to be made of; with the run's seed and the step's number it says all of the batch. */
export type BatchOrder =
  /** Classes, some of them in hard families, to be mined in the batch. */
  | { readonly from: 'families'; readonly hardShare: number; readonly miner: OnlineMinerName }
  /** Triplets mined among all images; their numbers are those of the pool. */
  | { readonly from: 'mined'; readonly triplets: Triplets };
