import type { Miner } from '../miner.ts';
import { TripletList } from '../triplets.ts';
import { nearestTo } from './extremes.ts';
import { negativesOf, positivesOf } from './members.ts';

/**
 * For each anchor its nearest positive and its nearest negative ("easy positive, hard negative", Xuan et al. 2020): a
 * person who signs in more than one way need not be drawn together into one place.
 */
export const easyPositive: Miner = (distances, labels) => {
  const triplets = new TripletList();
  for (const anchor of labels.keys()) {
    const positive = nearestTo(anchor, positivesOf(anchor, labels), distances);
    const negative = nearestTo(anchor, negativesOf(anchor, labels), distances);
    if (positive !== undefined && negative !== undefined) triplets.add(anchor, positive, negative);
  }
  return triplets.toTriplets();
};
