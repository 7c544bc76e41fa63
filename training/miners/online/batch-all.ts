import type { Miner } from '../miner.ts';
import { TripletList } from '../triplets.ts';
import { negativesOf, positivesOf } from './members.ts';

/** Every valid triplet of the batch ("batch all", Hermans et al. 2017): the gentle start of a curriculum. */
export const batchAll: Miner = (_distances, labels) => {
  const triplets = new TripletList();
  for (const anchor of labels.keys()) {
    const negatives = negativesOf(anchor, labels);
    for (const positive of positivesOf(anchor, labels)) {
      for (const negative of negatives) triplets.add(anchor, positive, negative);
    }
  }
  return triplets.toTriplets();
};
