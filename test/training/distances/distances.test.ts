import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceNames, distancesByName } from '#training/distances/by-name.ts';
import { isCloser } from '#training/distances/closeness.ts';
import { Random } from '#training/random/random.ts';
import { syncTidy } from '#training/tensorflow/sync-tidy.ts';
import { tf } from '#training/tensorflow/tfjs.ts';
import { distanceOf } from './distance-of.ts';

const coordinate = fc.float({ min: -2, max: 2, noNaN: true });
/** Rows of which the first two are equal, zeros among them. */
const rowsWithEquals = fc
  .array(fc.array(coordinate, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 4 })
  .map((rows) => [rows[0] ?? [], ...rows]);

describe.each(distanceNames)('%s', (name) => {
  const distance = distancesByName[name];

  it('is what its definition says for each pair', () => {
    const random = new Random('rows');
    const rows = Array.from({ length: 5 }, () => Array.from({ length: 8 }, () => random.normal()));

    const values = syncTidy(() => distance.pairwise(tf.tensor2d(rows)));

    for (const [a, row] of rows.entries()) {
      for (const [b, other] of rows.entries()) {
        expect(values[a * rows.length + b]).toBeCloseTo(distanceOf(name, row, other), a === b ? 2 : 4);
      }
    }
  });

  it('has a finite gradient wherever embeddings are, equal ones and zeros too', () => {
    fc.assert(
      fc.property(rowsWithEquals, (rows) => {
        const gradient = syncTidy(() =>
          tf.grad((x) => distance.pairwise(x as tf.Tensor2D).sum())(tf.tensor2d(rows)),
        );
        expect([...gradient].every(Number.isFinite)).toBe(true);
      }),
      { seed: 1 },
    );
  });

  it('has no gradient where all embeddings are equal', () => {
    const gradient = syncTidy(() =>
      tf.grad((x) => distance.pairwise(x as tf.Tensor2D).sum())(tf.tensor2d([0.6, 0.8, 0.6, 0.8], [2, 2])),
    );
    for (const value of gradient) expect(value).toBeCloseTo(0, 5);
  });

  it('knows which of two pairs is closer, and how far that is', () => {
    const [to0 = 0, to60 = 0, to90 = 0, to180 = 0] = [0, 60, 90, 180].map((degrees) => {
      const radians = (degrees / 180) * Math.PI;
      const values = syncTidy(() =>
        distance.pairwise(tf.tensor2d([1, 0, Math.cos(radians), Math.sin(radians)], [2, 2])),
      );
      return values[1] ?? Number.NaN;
    });
    expect(isCloser(distance, to60, to90)).toBe(true);
    expect(isCloser(distance, to90, to60)).toBe(false);
    expect(isCloser(distance, to90, to90)).toBe(false);
    expect(distance.toEuclidean(to60)).toBeCloseTo(1, 4);
    expect(distance.toEuclidean(to90)).toBeCloseTo(Math.SQRT2, 4);
    expect(Math.abs(to180 - to0)).toBeCloseTo(distance.range, 4);
  });

  it('leaves one tensor', () => {
    const rows = tf.tensor2d([1, 2, 3, 4], [2, 2]);
    const before = tf.memory().numTensors;
    const result = distance.pairwise(rows);
    expect(tf.memory().numTensors).toBe(before + 1);
    tf.dispose([rows, result]);
  });
});
