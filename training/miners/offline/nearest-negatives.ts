import { syncTidy } from '../../tensorflow/sync-tidy.ts';
import { tf } from '../../tensorflow/tfjs.ts';
import type { EmbeddedImages } from './embedded-images.ts';

/** Anchors and images that are compared at a time: 4 MB of similarities, however many images there are. */
const ANCHORS = 256;
const IMAGES = 4096;

/**
 * For each anchor the most similar image of another class that is less similar than the anchor's ceiling; where there
 * is none, the least similar image of another class; -1 where there is no other class.
 *
 * @param ceilings cosine similarities, one for each anchor
 */
export function nearestNegatives(
  images: EmbeddedImages,
  anchors: readonly number[],
  ceilings: Float32Array,
): Int32Array {
  const { values, labels, dimensions } = images;
  const all = tf.tensor2d(values, [labels.length, dimensions]);
  const negatives = new Int32Array(anchors.length);
  for (let first = 0; first < anchors.length; first += ANCHORS) {
    const rows = anchors.slice(first, first + ANCHORS);
    const search = new NegativeSearch(labels, rows, ceilings.subarray(first, first + rows.length));
    for (let column = 0; column < labels.length; column += IMAGES) {
      const columns = Math.min(IMAGES, labels.length - column);
      const similarities = syncTidy(() =>
        tf.matMul(tf.gather(all, rows), all.slice([column, 0], [columns, dimensions]), false, true),
      );
      search.visit(similarities, column, columns);
    }
    negatives.set(search.found, first);
  }
  all.dispose();
  return negatives;
}

/** The search of some anchors, over block after block of images. */
class NegativeSearch {
  readonly #labels: Int32Array;
  readonly #anchors: readonly number[];
  readonly #ceilings: Float32Array;
  readonly #nearest: Int32Array;
  readonly #nearestSimilarity: Float32Array;
  readonly #farthest: Int32Array;
  readonly #farthestSimilarity: Float32Array;

  constructor(labels: Int32Array, anchors: readonly number[], ceilings: Float32Array) {
    this.#labels = labels;
    this.#anchors = anchors;
    this.#ceilings = ceilings;
    this.#nearest = new Int32Array(anchors.length).fill(-1);
    this.#nearestSimilarity = new Float32Array(anchors.length).fill(Number.NEGATIVE_INFINITY);
    this.#farthest = new Int32Array(anchors.length).fill(-1);
    this.#farthestSimilarity = new Float32Array(anchors.length).fill(Number.POSITIVE_INFINITY);
  }

  /** @param similarities of each anchor to the `columns` images from `firstColumn` on, anchor after anchor */
  visit(similarities: Float32Array, firstColumn: number, columns: number): void {
    const labels = this.#labels;
    for (const [row, anchor] of this.#anchors.entries()) {
      const label = labels[anchor];
      const ceiling = this.#ceilings[row] ?? 0;
      let [nearest, best] = [this.#nearest[row] ?? -1, this.#nearestSimilarity[row] ?? 0];
      let [farthest, worst] = [this.#farthest[row] ?? -1, this.#farthestSimilarity[row] ?? 0];
      for (let column = 0; column < columns; column++) {
        const value = similarities[row * columns + column] ?? 0;
        // The label is looked up last: few images come so far.
        if (value > best && value < ceiling && labels[firstColumn + column] !== label) {
          best = value;
          nearest = firstColumn + column;
        }
        // The farthest matters only where nothing below the ceiling turns up.
        if (nearest < 0 && value < worst && labels[firstColumn + column] !== label) {
          worst = value;
          farthest = firstColumn + column;
        }
      }
      this.#nearest[row] = nearest;
      this.#nearestSimilarity[row] = best;
      this.#farthest[row] = farthest;
      this.#farthestSimilarity[row] = worst;
    }
  }

  get found(): Int32Array {
    return this.#nearest.map((nearest, row) => (nearest >= 0 ? nearest : (this.#farthest[row] ?? -1)));
  }
}
