import { distanceBetween } from './distance-matrix.ts';
import type { Miner } from './miner.ts';
import { TripletList } from './triplets.ts';

/**
 * For each anchor and positive the nearest negative that is farther than the positive ("semi-hard", FaceNet, Schroff
 * et al. 2015, equation 4); where every negative is nearer, the farthest negative.
 */
export const semiHard: Miner = (distances, labels) => {
  const triplets = new TripletList();
  for (let anchor = 0; anchor < labels.length; anchor++) {
    for (let positive = 0; positive < labels.length; positive++) {
      if (positive === anchor || labels[positive] !== labels[anchor]) continue;
      const threshold = distanceBetween(distances, anchor, positive);
      let semiHardNegative = -1;
      let farthestNegative = -1;
      let nearest = Number.POSITIVE_INFINITY;
      let farthest = Number.NEGATIVE_INFINITY;
      for (let negative = 0; negative < labels.length; negative++) {
        if (labels[negative] === labels[anchor]) continue;
        const distance = distanceBetween(distances, anchor, negative);
        if (distance > threshold && distance < nearest) {
          nearest = distance;
          semiHardNegative = negative;
        }
        if (distance > farthest) {
          farthest = distance;
          farthestNegative = negative;
        }
      }
      const negative = semiHardNegative >= 0 ? semiHardNegative : farthestNegative;
      if (negative >= 0) triplets.add(anchor, positive, negative);
    }
  }
  return triplets.toTriplets();
};
