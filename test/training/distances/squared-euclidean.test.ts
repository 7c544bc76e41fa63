import { describe, expect, it } from 'vitest';
import { squaredEuclidean as between } from '#core/embedding/distance.ts';
import { squaredEuclidean } from '#training/distances/squared-euclidean.ts';
import { Random } from '#training/random/random.ts';
import { tf } from '#training/tensorflow/tfjs.ts';

describe('squaredEuclidean', () => {
  it('is what the online half computes for each pair', () => {
    const random = new Random('rows');
    const rows = Array.from({ length: 5 }, () => Float32Array.from({ length: 8 }, () => random.normal()));

    const actual = tf.tidy(() =>
      squaredEuclidean(tf.stack(rows.map((row) => tf.tensor1d(row))) as tf.Tensor2D),
    );

    for (const [a, row] of (actual.arraySync() as number[][]).entries()) {
      for (const [b, distance] of row.entries()) {
        const expected = between(rows[a] ?? new Float32Array(), rows[b] ?? new Float32Array());
        expect(distance).toBeCloseTo(expected, 4);
      }
    }
    actual.dispose();
  });

  it('has a gradient of 0, not NaN, where embeddings are equal', () => {
    const equal = tf.tensor2d([0.6, 0.8, 0.6, 0.8], [2, 2]);

    const gradient = tf.grad((x) => squaredEuclidean(x as tf.Tensor2D).sum())(equal);

    expect([...gradient.dataSync()]).toEqual([0, 0, 0, 0]);
    tf.dispose([equal, gradient]);
  });
});
