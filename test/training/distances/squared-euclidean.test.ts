import { describe, expect, it } from 'vitest';
import { squaredEuclidean as between } from '#core/embedding/distance.ts';
import { squaredEuclidean } from '#training/distances/squared-euclidean.ts';
import { Random } from '#training/random/random.ts';
import { syncTidy } from '#training/tensorflow/sync-tidy.ts';
import { tf } from '#training/tensorflow/tfjs.ts';

describe('squaredEuclidean', () => {
  it('is what the online half computes for each pair', () => {
    const random = new Random('rows');
    const rows = Array.from({ length: 5 }, () => Float32Array.from({ length: 8 }, () => random.normal()));

    const values = syncTidy(() =>
      squaredEuclidean.pairwise(tf.stack(rows.map((row) => tf.tensor1d(row))) as tf.Tensor2D),
    );

    for (const [a, row] of rows.entries()) {
      for (const [b, other] of rows.entries()) {
        expect(values[a * rows.length + b]).toBeCloseTo(between(row, other), 4);
      }
    }
  });
});
