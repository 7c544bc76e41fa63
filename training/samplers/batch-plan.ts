import type { OnlineMinerName } from '../miners/by-name.ts';
import type { Triplets } from '../miners/triplets.ts';

/** The members of a batch before their pixels are made. */
export interface BatchPlan {
  /** Index of each member's image in the pool. */
  readonly images: Int32Array;
  /** Class of each member; a forgery has a label that nobody shares. */
  readonly labels: Int32Array;
}

/** How a batch gets its triplets: a miner chooses them in it, or it was made of them. */
export type BatchMining = OnlineMinerName | Triplets;

/** A class that a sampler can draw from. */
export interface SampledClass {
  /** Id of the data set it comes from. */
  readonly set: string;
  readonly family: string;
  readonly forged: boolean;
  /** Its images in the pool. */
  readonly first: number;
  readonly count: number;
}
