import type { Random } from '../../random/random.ts';
import { type DistanceMatrix, distanceBetween } from '../distance-matrix.ts';
import type { Miner } from '../miner.ts';
import { TripletList } from '../triplets.ts';
import { negativesOf, positivesOf } from './members.ts';

/** Euclidean distance that nearer negatives count as: the gradient of very near ones is mostly noise. */
const NEAREST = 0.5;
/** Euclidean distance from which on a negative teaches nothing. */
const FARTHEST = 1.4;

/**
 * For each anchor and positive a negative drawn with weight 1 / q(d), so that all distances are seen alike
 * ("distance weighted", Wu et al. 2017): q(d) = d^(n-2) (1 - d²/4)^((n-3)/2) is how often two random points of the unit
 * sphere in n dimensions are at Euclidean distance d. An anchor whose negatives are all beyond 1.4 draws among them evenly.
 */
export const distanceWeighted: Miner = (distances, labels, random) => {
  const triplets = new TripletList();
  for (const anchor of labels.keys()) {
    const negatives = negativesOf(anchor, labels);
    const weights = weightsOf(anchor, negatives, distances);
    for (const positive of positivesOf(anchor, labels)) {
      const negative = negatives[drawWeighted(weights, random)];
      if (negative !== undefined) triplets.add(anchor, positive, negative);
    }
  }
  return triplets.toTriplets();
};

/** Weights of negatives, the largest 1. */
function weightsOf(anchor: number, negatives: readonly number[], distances: DistanceMatrix): number[] {
  const logarithms = negatives.map((negative) => {
    const d = distances.distance.toEuclidean(distanceBetween(distances, anchor, negative));
    return d > FARTHEST ? Number.NEGATIVE_INFINITY : -logDensity(Math.max(NEAREST, d), distances.dimensions);
  });
  // In logarithms to the last: in 128 dimensions q itself underflows.
  const largest = Math.max(...logarithms);
  return logarithms.map((logarithm) =>
    largest === Number.NEGATIVE_INFINITY ? 1 : Math.exp(logarithm - largest),
  );
}

/** log q(d). */
function logDensity(d: number, n: number): number {
  return (n - 2) * Math.log(d) + ((n - 3) / 2) * Math.log(1 - (d * d) / 4);
}

/** An index drawn in proportion to the weights. */
function drawWeighted(weights: readonly number[], random: Random): number {
  let left = random.float() * weights.reduce((sum, weight) => sum + weight, 0);
  const index = weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
  return index >= 0 ? index : weights.length - 1;
}
