import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { squaredEuclidean } from '#training/distances/squared-euclidean.ts';
import { tripletMargin } from '#training/losses/triplet-margin.ts';
import { batchAll } from '#training/miners/batch-all.ts';
import type { Triplets } from '#training/miners/triplets.ts';
import { Random } from '#training/random/random.ts';
import { syncTidy } from '#training/tensorflow/sync-tidy.ts';
import { tf } from '#training/tensorflow/tfjs.ts';

const SIZE = 6;
const labels = Int32Array.of(0, 0, 1, 1, 2, 3);
const everyTriplet = batchAll({ size: SIZE, values: new Float32Array(SIZE * SIZE) }, labels);

/** The loss as its definition reads, triplet by triplet. */
function naiveLoss(
  distances: readonly number[],
  { anchors, positives, negatives }: Triplets,
  margin: number,
) {
  const hinges = [...anchors].map((a, t) => {
    const positive = distances[a * SIZE + (positives[t] ?? -1)] ?? Number.NaN;
    const negative = distances[a * SIZE + (negatives[t] ?? -1)] ?? Number.NaN;
    return Math.max(0, positive - negative + margin);
  });
  const active = hinges.filter((hinge) => hinge > 0);
  return active.length === 0 ? 0 : active.reduce((sum, hinge) => sum + hinge, 0) / active.length;
}

function lossOf(embeddings: tf.Tensor2D, margin: number): tf.Scalar {
  return tripletMargin(squaredEuclidean(embeddings), everyTriplet, margin);
}

describe('tripletMargin', () => {
  it('equals a loop over explicit triplets', () => {
    const entries = fc.array(fc.integer({ min: 0, max: 40 }), {
      minLength: SIZE * SIZE,
      maxLength: SIZE * SIZE,
    });
    fc.assert(
      fc.property(entries, fc.integer({ min: 1, max: 10 }), (tenths, marginTenths) => {
        const distances = tenths.map((tenth) => tenth / 10);
        const margin = marginTenths / 10;
        const [actual] = syncTidy(() =>
          tripletMargin(tf.tensor2d(distances, [SIZE, SIZE]), everyTriplet, margin),
        );
        // Hinges of exactly 0 may round to either side of it; their loss is the same but for the count.
        fc.pre(!hasBoundaryTriplet(tenths, marginTenths));
        expect(actual).toBeCloseTo(naiveLoss(distances, everyTriplet, margin), 5);
      }),
      { seed: 4 },
    );
  });

  it('is 0 when every negative is farther than its positive by the margin', () => {
    const loss = tf.tidy(() => {
      const apart = tf.tensor2d([[0], [0], [10], [10], [20], [30]]);
      return lossOf(apart as tf.Tensor2D, 0.5);
    });
    expect(loss.arraySync()).toBe(0);
    loss.dispose();
  });

  it('has the gradient that finite differences have', () => {
    const random = new Random('gradient');
    const start = Float32Array.from({ length: SIZE * 3 }, () => random.normal());
    const at = (values: Float32Array) => tf.tensor2d(values, [SIZE, 3]);
    const analytic = tf.tidy(() => tf.grad((x) => lossOf(x as tf.Tensor2D, 3))(at(start))).dataSync();

    const step = 1e-2;
    const moved = (i: number, by: number) => start.map((value, j) => (i === j ? value + by : value));
    const lossAt = (values: Float32Array) => tf.tidy(() => lossOf(at(values), 3)).arraySync();
    for (const i of start.keys()) {
      const numeric = (lossAt(moved(i, step)) - lossAt(moved(i, -step))) / (2 * step);
      expect(analytic[i]).toBeCloseTo(numeric, 1);
    }
  });
});

function hasBoundaryTriplet(tenths: readonly number[], marginTenths: number): boolean {
  const { anchors, positives, negatives } = everyTriplet;
  return [...anchors].some(
    (a, t) =>
      (tenths[a * SIZE + (positives[t] ?? 0)] ?? 0) -
        (tenths[a * SIZE + (negatives[t] ?? 0)] ?? 0) +
        marginTenths ===
      0,
  );
}
