import type { Random } from '../../random/random.ts';
import { TripletList, type Triplets } from '../triplets.ts';
import { type EmbeddedImages, similarity } from './embedded-images.ts';
import { nearestNegatives } from './nearest-negatives.ts';

/**
 * How the triplet of an anchor is chosen among all images: `hard` takes the farthest positive and the nearest negative,
 * `semi-hard` any positive and the nearest negative that is farther than it, or where there is none the farthest.
 */
export type OfflineRule = 'hard' | 'semi-hard';

/**
 * One triplet for each image that has a positive and a negative, in the order of the images.
 *
 * Embeddings have length 1, where all distances order pairs alike; so the cosine similarity serves whatever distance
 * the loss goes by.
 */
export function mineOffline(images: EmbeddedImages, rule: OfflineRule, random: Random): Triplets {
  const classes = Map.groupBy(images.labels.keys(), (image) => images.labels[image]);
  const anchors: number[] = [];
  const positives: number[] = [];
  for (const [anchor, label] of images.labels.entries()) {
    const others = (classes.get(label) ?? []).filter((image) => image !== anchor);
    const positive =
      rule === 'hard' ? leastSimilar(images, anchor, others) : others[random.integer(others.length)];
    if (positive === undefined) continue;
    anchors.push(anchor);
    positives.push(positive);
  }
  const ceilings = Float32Array.from(anchors, (anchor, t) =>
    rule === 'hard' ? Number.POSITIVE_INFINITY : similarity(images, anchor, positives[t] ?? anchor),
  );
  const negatives = nearestNegatives(images, anchors, ceilings);
  const triplets = new TripletList();
  for (const [t, anchor] of anchors.entries()) {
    const negative = negatives[t] ?? -1;
    if (negative >= 0) triplets.add(anchor, positives[t] ?? anchor, negative);
  }
  return triplets.toTriplets();
}

function leastSimilar(images: EmbeddedImages, anchor: number, others: readonly number[]): number | undefined {
  let least = Number.POSITIVE_INFINITY;
  let farthest: number | undefined;
  for (const other of others) {
    const value = similarity(images, anchor, other);
    if (value < least) {
      least = value;
      farthest = other;
    }
  }
  return farthest;
}
