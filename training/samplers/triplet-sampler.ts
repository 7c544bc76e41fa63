import type { Triplets } from '../miners/triplets.ts';
import type { Random } from '../random/random.ts';
import type { BatchPlan, SampledClass } from './batch-plan.ts';
import { labelImages } from './image-pool.ts';

/** A plan and where in it each of its triplets is. */
export interface TripletPlan extends BatchPlan {
  readonly triplets: Triplets;
}

/**
 * Batches made of triplets that were mined among all images: anchor, positive and negative side by side, drawn from
 * each data set alike. A draw depends on the given random numbers and triplets only, never on earlier draws.
 */
export class TripletSampler {
  readonly #labels: Int32Array;
  readonly #sets: readonly ImageRange[];

  constructor(classes: readonly SampledClass[]) {
    this.#labels = labelImages(classes);
    this.#sets = rangesOfSets(classes);
  }

  /** @param mined at least one triplet, in the order of the anchors */
  draw(random: Random, mined: Triplets, count: number): TripletPlan {
    const ranges = this.#sets
      .map(({ first, end }) => ({
        first: lowerBound(mined.anchors, first),
        end: lowerBound(mined.anchors, end),
      }))
      .filter(({ first, end }) => first < end);
    const images = new Int32Array(3 * count);
    for (let t = 0; t < count; t++) {
      const { first = 0, end = 0 } = ranges[random.integer(ranges.length)] ?? {};
      const chosen = first + random.integer(end - first);
      const { anchors, positives, negatives } = mined;
      images.set([anchors[chosen] ?? 0, positives[chosen] ?? 0, negatives[chosen] ?? 0], 3 * t);
    }
    const places = (offset: number) => Int32Array.from({ length: count }, (_, t) => 3 * t + offset);
    return {
      images,
      labels: images.map((image) => this.#labels[image] ?? 0),
      triplets: { anchors: places(0), positives: places(1), negatives: places(2) },
    };
  }
}

/** Images of the pool from `first` to before `end`. */
interface ImageRange {
  readonly first: number;
  readonly end: number;
}

/** Where the images of each data set lie; the pool holds them set after set. */
function rangesOfSets(classes: readonly SampledClass[]): ImageRange[] {
  return [...Map.groupBy(classes, ({ set }) => set).values()].map((members) => {
    const last = members.at(-1);
    return { first: members[0]?.first ?? 0, end: last ? last.first + last.count : 0 };
  });
}

/** Index of the first of ascending values that is not below the bound. */
function lowerBound(values: Int32Array, bound: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
