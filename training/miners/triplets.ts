/**
 * Index tuples into a batch: the t-th triplet is (anchors[t], positives[t], negatives[t]). Miners make them, losses
 * take them, and neither knows the other.
 */
export interface Triplets {
  readonly anchors: Int32Array;
  readonly positives: Int32Array;
  readonly negatives: Int32Array;
}

/** Collects triplets one by one. */
export class TripletList {
  readonly #anchors: number[] = [];
  readonly #positives: number[] = [];
  readonly #negatives: number[] = [];

  add(anchor: number, positive: number, negative: number): void {
    this.#anchors.push(anchor);
    this.#positives.push(positive);
    this.#negatives.push(negative);
  }

  toTriplets(): Triplets {
    return {
      anchors: Int32Array.from(this.#anchors),
      positives: Int32Array.from(this.#positives),
      negatives: Int32Array.from(this.#negatives),
    };
  }
}

/** The same triplets in memory that threads share, so that handing them to one copies nothing. */
export function shareTriplets({ anchors, positives, negatives }: Triplets): Triplets {
  return { anchors: share(anchors), positives: share(positives), negatives: share(negatives) };
}

function share(values: Int32Array): Int32Array {
  const shared = new Int32Array(new SharedArrayBuffer(values.byteLength));
  shared.set(values);
  return shared;
}
