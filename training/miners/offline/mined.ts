import type { Triplets } from '../triplets.ts';
import type { OfflineRule } from './mine-offline.ts';

/** Triplets mined among all training images, whose numbers are those of the image pool. */
export interface MinedTriplets {
  /** Step whose batch is the first to be made of them. */
  readonly step: number;
  readonly rule: OfflineRule;
  readonly triplets: Triplets;
}
