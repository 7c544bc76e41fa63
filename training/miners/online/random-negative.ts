import type { Miner } from '../miner.ts';
import { TripletList } from '../triplets.ts';
import { negativesOf, positivesOf } from './members.ts';

/** For each anchor and positive any negative: what the other miners are to be better than. */
export const randomNegative: Miner = (_distances, labels, random) => {
  const triplets = new TripletList();
  for (const anchor of labels.keys()) {
    const negatives = negativesOf(anchor, labels);
    for (const positive of positivesOf(anchor, labels)) {
      const negative = negatives[random.integer(negatives.length)];
      if (negative !== undefined) triplets.add(anchor, positive, negative);
    }
  }
  return triplets.toTriplets();
};
