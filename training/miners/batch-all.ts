import type { Miner } from './miner.ts';
import { TripletList } from './triplets.ts';

/** Every valid triplet of the batch ("batch all", Hermans et al. 2017): the gentle start of a curriculum. */
export const batchAll: Miner = (_distances, labels) => {
  const triplets = new TripletList();
  for (let anchor = 0; anchor < labels.length; anchor++) {
    for (let positive = 0; positive < labels.length; positive++) {
      if (positive === anchor || labels[positive] !== labels[anchor]) continue;
      for (let negative = 0; negative < labels.length; negative++) {
        if (labels[negative] !== labels[anchor]) triplets.add(anchor, positive, negative);
      }
    }
  }
  return triplets.toTriplets();
};
