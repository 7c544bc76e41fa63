import { describe, expect, it } from 'vitest';
import { fitLogisticRegression } from '#training/calibration/logistic-regression.ts';
import {
  fitRidgeClassifier,
  type LabeledRows,
  logOdds,
} from '#training/in-domain/comparison/ridge-classifier.ts';
import { Random } from '#training/random/random.ts';
import { tf } from '#training/tensorflow/tfjs.ts';

/** Log-odds by the classifier that is fitted to rows. */
function learned(rows: LabeledRows, ridge: number): (row: Float32Array) => number {
  const classifier = fitRidgeClassifier(rows, ridge);
  return (row) => logOdds(classifier, row);
}

/** Rows of standard normal features, labeled by the first two of them and some noise. */
function makeRows(count: number, size: number, random: Random) {
  const features = Float32Array.from({ length: count * size }, () => random.normal());
  const labels = Uint8Array.from({ length: count }, (_, row) =>
    (features[row * size] ?? 0) - 2 * (features[row * size + 1] ?? 0) + random.normal() > 0 ? 1 : 0,
  );
  const rowAt = (row: number) => features.subarray(row * size, (row + 1) * size);
  return { rows: { features, size, labels, weights: new Float64Array(count).fill(1) }, rowAt };
}

function shareRight(classify: (row: Float32Array) => number, { rows, rowAt }: ReturnType<typeof makeRows>) {
  const right = [...rows.labels].filter((label, row) => classify(rowAt(row)) > 0 === (label === 1));
  return right.length / rows.labels.length;
}

describe('fitRidgeClassifier', () => {
  it('agrees with a logistic regression by Newton where features are few', () => {
    const sample = makeRows(400, 3, new Random('few'));
    const classify = learned(sample.rows, 1e-5);
    const { intercept, coefficients } = fitLogisticRegression(
      [...sample.rows.labels].map((label, row) => ({
        features: [...sample.rowAt(row)],
        positive: label === 1,
        weight: 1,
      })),
    );
    for (let row = 0; row < 20; row++) {
      const odds = sample
        .rowAt(row)
        .reduce((sum, value, i) => sum + value * (coefficients[i] ?? 0), intercept);
      // A small ridge, and steps that end a little before the minimum.
      expect(Math.abs(classify(sample.rowAt(row)) - odds)).toBeLessThan(0.03 + 0.03 * Math.abs(odds));
    }
  });

  it('learns from fewer rows than features what holds for others', () => {
    const random = new Random('many');
    const classify = learned(makeRows(150, 300, random).rows, 0.03);
    expect(shareRight(classify, makeRows(500, 300, random))).toBeGreaterThan(0.65);
  });

  it('does not care for the unit of a feature, and passes over one that is constant', () => {
    const sample = makeRows(200, 4, new Random('units'));
    const scaled = sample.rows.features.map((value, at) =>
      at % 4 === 0 ? 100 * value + 7 : at % 4 === 3 ? 5 : value,
    );
    const classify = learned({ ...sample.rows, features: scaled }, 0.03);
    const other = scaled.map((value, at) => (at % 4 === 0 ? value / 10 : value));
    const again = learned({ ...sample.rows, features: other }, 0.03);
    expect(again(other.subarray(0, 4))).toBeCloseTo(classify(scaled.subarray(0, 4)), 4);
  });

  it('weighs rows: a row that counts twice is like two rows', () => {
    const { rows } = makeRows(60, 3, new Random('weights'));
    const doubled = learned(
      {
        size: 3,
        features: Float32Array.of(...rows.features, ...rows.features),
        labels: Uint8Array.of(...rows.labels, ...rows.labels),
        weights: new Float64Array(120).fill(1),
      },
      0.03,
    );
    const heavier = learned({ ...rows, weights: rows.weights.map((weight) => 2 * weight) }, 0.03);
    expect(heavier(Float32Array.of(1, 0, -1))).toBeCloseTo(doubled(Float32Array.of(1, 0, -1)), 6);
  });

  it('leaves no tensor behind', () => {
    const before = tf.memory().numTensors;
    learned(makeRows(30, 3, new Random('tensors')).rows, 0.03);
    expect(tf.memory().numTensors).toBe(before);
  });
});
