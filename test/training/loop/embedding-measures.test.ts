import { describe, expect, it } from 'vitest';
import { cosine } from '#training/distances/cosine.ts';
import { squaredEuclidean } from '#training/distances/squared-euclidean.ts';
import { measureEmbeddings } from '#training/loop/embedding-measures.ts';

/** Two images of one person a right angle apart, and one of another between them. */
const embeddings = Float32Array.from([1, 0, 0, 1, Math.SQRT1_2, Math.SQRT1_2]);
const near = 2 - Math.SQRT2;
const squared = {
  size: 3,
  values: Float32Array.of(0, 2, near, 2, 0, near, near, near, 0),
  distance: squaredEuclidean,
  dimensions: 2,
};
const similar = {
  ...squared,
  values: squared.values.map((value) => 1 - value / 2),
  distance: cosine,
};
const hard = { anchors: Int32Array.of(0), positives: Int32Array.of(1), negatives: Int32Array.of(2) };
/** Of another batch: the negative is farther than the positive by 2 - near. */
const easy = { anchors: Int32Array.of(0), positives: Int32Array.of(2), negatives: Int32Array.of(1) };

describe('measureEmbeddings', () => {
  it('gives mean distances of the triplets in the unit of the distance', () => {
    expect(measureEmbeddings(embeddings, squared, hard, 0)).toMatchObject({
      triplets: 1,
      positiveDistance: 2,
      negativeDistance: expect.closeTo(near, 5),
    });
    expect(measureEmbeddings(embeddings, similar, hard, 0)).toMatchObject({
      positiveDistance: 0,
      negativeDistance: expect.closeTo(Math.SQRT1_2, 5),
    });
  });

  it('counts triplets whose negative is not farther by the margin, whichever way the distance goes', () => {
    for (const distances of [squared, similar]) {
      expect(measureEmbeddings(embeddings, distances, hard, 0).activeTriplets).toBe(1);
      expect(measureEmbeddings(embeddings, distances, easy, 0.5).activeTriplets).toBe(0);
      expect(measureEmbeddings(embeddings, distances, easy, 1.6).activeTriplets).toBe(1);
    }
  });

  it('gives the mean squared distance of all pairs, and 0 when embeddings are alike', () => {
    const expected = (2 + near + near) / 3;
    expect(measureEmbeddings(embeddings, similar, hard, 0).spread).toBeCloseTo(expected, 5);
    const alike = Float32Array.of(0.6, 0.8, 0.6, 0.8, 0.6, 0.8);
    expect(measureEmbeddings(alike, squared, hard, 0).spread).toBeCloseTo(0, 6);
  });
});
