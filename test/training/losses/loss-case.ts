import { expect, it } from 'vitest';
import { type DistanceName, distancesByName } from '#training/distances/by-name.ts';
import type { MinedBatch } from '#training/losses/mined-batch.ts';
import type { Miner } from '#training/miners/miner.ts';
import { batchAll } from '#training/miners/online/batch-all.ts';
import { batchHard } from '#training/miners/online/batch-hard.ts';
import { randomNegative } from '#training/miners/online/random-negative.ts';
import type { Triplets } from '#training/miners/triplets.ts';
import { Random } from '#training/random/random.ts';
import { syncTidy } from '#training/tensorflow/sync-tidy.ts';
import { tf } from '#training/tensorflow/tfjs.ts';
import { distanceOf } from '../distances/distance-of.ts';

/** Three people, and one image that can only be a negative. */
export const labels = Int32Array.of(0, 0, 0, 1, 1, 2, 2, 3);
const DIMENSIONS = 4;
const miners = { batchAll, batchHard, randomNegative } as const;

/** What a loss's definition is written in: distances by pair of images, and explicit triplets. */
export interface Explicit {
  readonly rows: readonly (readonly number[])[];
  readonly d: (a: number, b: number) => number;
  readonly triplets: readonly (readonly [anchor: number, positive: number, negative: number])[];
}

interface LossCase {
  readonly distance: DistanceName;
  readonly compute: (batch: MinedBatch) => tf.Scalar;
  /** The loss as its definition reads, in loops and double precision. */
  readonly naive: (explicit: Explicit) => number;
  /** The same with whatever the gradient takes as constant kept as at the given point. */
  readonly naiveForGradient?: (explicit: Explicit, at: Explicit) => number;
}

/** Tests a loss against a loop over explicit triplets, for several batches and miners, and its gradient. */
export function itIsTheLoss({ distance, compute, naive, naiveForGradient = naive }: LossCase): void {
  const cases = Object.entries(miners).flatMap(([name, miner]) =>
    [1, 2, 3].map((seed) => ({ name, miner, seed })),
  );

  it.each(cases)('equals a loop over explicit triplets ($name, batch $seed)', ({ miner, seed }) => {
    const rows = rowsOf(seed);
    const triplets = mine(miner, rows, distance);
    expect(lossOf(compute, rows, triplets, distance)).toBeCloseTo(
      naive(explicit(rows, triplets, distance)),
      4,
    );
  });

  it.each(cases)('has the gradient that finite differences have ($name, batch $seed)', ({ miner, seed }) => {
    const rows = rowsOf(seed);
    const triplets = mine(miner, rows, distance);
    const analytic = syncTidy(() =>
      tf.grad((x) => compute(batchOf(x as tf.Tensor2D, triplets, distance)))(tf.tensor2d(rows)),
    );
    const at = explicit(rows, triplets, distance);
    const step = 1e-5;
    const moved = (i: number, by: number) =>
      explicit(
        rows.map((row, r) => row.map((value, c) => (r * DIMENSIONS + c === i ? value + by : value))),
        triplets,
        distance,
      );
    for (const [i, value] of analytic.entries()) {
      const numeric =
        (naiveForGradient(moved(i, step), at) - naiveForGradient(moved(i, -step), at)) / (2 * step);
      expect(Math.abs(value - numeric)).toBeLessThan(1e-3 * Math.max(1, Math.abs(numeric)));
    }
  });

  it('leaves one tensor', () => {
    const rows = rowsOf(4);
    const triplets = mine(batchAll, rows, distance);
    const before = tf.memory().numTensors;
    const loss = tf.tidy(() => compute(batchOf(tf.tensor2d(rows), triplets, distance)));
    expect(tf.memory().numTensors).toBe(before + 1);
    loss.dispose();
  });
}

/** The loss of some embeddings, `[n, d]`. */
export function lossOf(
  compute: (batch: MinedBatch) => tf.Scalar,
  rows: readonly (readonly number[])[],
  triplets: Triplets,
  distance: DistanceName,
): number {
  const [value = Number.NaN] = syncTidy(() =>
    compute(batchOf(tf.tensor2d(rows.map((row) => [...row])), triplets, distance)),
  );
  return value;
}

/** Every valid triplet of the labels. */
export function everyTriplet(): Triplets {
  return mine(batchAll, rowsOf(0), 'euclidean');
}

/** Embeddings of length 1, as a network makes them. */
export function rowsOf(seed: number): number[][] {
  const random = new Random(`rows ${seed}`);
  return [...labels].map(() => {
    const row = Array.from({ length: DIMENSIONS }, () => random.normal());
    return row.map((value) => value / Math.hypot(...row));
  });
}

/** A batch of embeddings with what a miner chooses in it. */
export function minedBatch(embeddings: tf.Tensor2D, miner: Miner, distance: DistanceName): MinedBatch {
  return batchOf(embeddings, mine(miner, embeddings.arraySync(), distance), distance);
}

function mine(miner: Miner, rows: readonly (readonly number[])[], name: DistanceName): Triplets {
  const matrix = rows.flatMap((a) => rows.map((b) => distanceOf(name, a, b)));
  const distances = {
    size: rows.length,
    values: Float32Array.from(matrix),
    distance: distancesByName[name],
    dimensions: DIMENSIONS,
  };
  return miner(distances, labels, new Random('mine'));
}

function batchOf(embeddings: tf.Tensor2D, triplets: Triplets, name: DistanceName): MinedBatch {
  const distance = distancesByName[name];
  return { embeddings, distance, distances: distance.pairwise(embeddings), labels, triplets };
}

function explicit(rows: readonly (readonly number[])[], triplets: Triplets, name: DistanceName): Explicit {
  return {
    rows,
    d: (a, b) => distanceOf(name, rows[a] ?? [], rows[b] ?? []),
    triplets: [...triplets.anchors].map((anchor, t) => [
      anchor,
      triplets.positives[t] ?? -1,
      triplets.negatives[t] ?? -1,
    ]),
  };
}
