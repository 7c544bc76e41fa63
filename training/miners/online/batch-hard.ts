import type { Miner } from '../miner.ts';
import { TripletList } from '../triplets.ts';
import { farthestFrom, nearestTo } from './extremes.ts';
import { negativesOf, positivesOf } from './members.ts';

/**
 * For each anchor its farthest positive and its nearest negative ("batch hard", Hermans et al. 2017, equation 5).
 * An anchor without a positive or without a negative gives no triplet; of equals the first is taken.
 */
export const batchHard: Miner = (distances, labels) => {
  const triplets = new TripletList();
  for (const anchor of labels.keys()) {
    const positive = farthestFrom(anchor, positivesOf(anchor, labels), distances);
    const negative = nearestTo(anchor, negativesOf(anchor, labels), distances);
    if (positive !== undefined && negative !== undefined) triplets.add(anchor, positive, negative);
  }
  return triplets.toTriplets();
};
