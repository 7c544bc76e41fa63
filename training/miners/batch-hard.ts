import { distanceBetween } from './distance-matrix.ts';
import type { Miner } from './miner.ts';
import { TripletList } from './triplets.ts';

/**
 * For each anchor its farthest positive and its nearest negative ("batch hard", Hermans et al. 2017, equation 5).
 * An anchor without a positive or without a negative gives no triplet; of equals the first is taken.
 */
export const batchHard: Miner = (distances, labels) => {
  const triplets = new TripletList();
  for (let anchor = 0; anchor < labels.length; anchor++) {
    let positive = -1;
    let negative = -1;
    let farthest = Number.NEGATIVE_INFINITY;
    let nearest = Number.POSITIVE_INFINITY;
    for (let other = 0; other < labels.length; other++) {
      if (other === anchor) continue;
      const distance = distanceBetween(distances, anchor, other);
      if (labels[other] === labels[anchor] && distance > farthest) {
        farthest = distance;
        positive = other;
      }
      if (labels[other] !== labels[anchor] && distance < nearest) {
        nearest = distance;
        negative = other;
      }
    }
    if (positive >= 0 && negative >= 0) triplets.add(anchor, positive, negative);
  }
  return triplets.toTriplets();
};
