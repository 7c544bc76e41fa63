import { isCloser } from '../../distances/closeness.ts';
import { distanceBetween } from '../distance-matrix.ts';
import type { Miner } from '../miner.ts';
import { TripletList } from '../triplets.ts';
import { farthestFrom, nearestTo } from './extremes.ts';
import { negativesOf, positivesOf } from './members.ts';

/**
 * For each anchor and positive the nearest negative that is farther than the positive ("semi-hard", FaceNet, Schroff
 * et al. 2015, equation 4); where every negative is nearer, the farthest negative.
 */
export const semiHard: Miner = (distances, labels) => {
  const triplets = new TripletList();
  for (const anchor of labels.keys()) {
    const negatives = negativesOf(anchor, labels);
    for (const positive of positivesOf(anchor, labels)) {
      const threshold = distanceBetween(distances, anchor, positive);
      const beyond = negatives.filter((negative) =>
        isCloser(distances.distance, threshold, distanceBetween(distances, anchor, negative)),
      );
      const negative = nearestTo(anchor, beyond, distances) ?? farthestFrom(anchor, negatives, distances);
      if (negative !== undefined) triplets.add(anchor, positive, negative);
    }
  }
  return triplets.toTriplets();
};
