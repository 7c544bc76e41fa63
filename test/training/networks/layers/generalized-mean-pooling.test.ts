import { describe, expect, it } from 'vitest';
import { GeneralizedMeanPooling } from '#training/networks/layers/generalized-mean-pooling.ts';
import { Random } from '#training/random/random.ts';
import { tf } from '#training/tensorflow/tfjs.ts';

const shape: [number, number, number, number] = [1, 4, 6, 2];
const random = new Random('generalized mean');
const inputs = Float32Array.from({ length: 48 }, () => random.uniform(0.05, 2));

function poolingWith(exponent: number): GeneralizedMeanPooling {
  const layer = new GeneralizedMeanPooling({ poolSize: [2, 3] });
  layer.build();
  layer.setWeights([tf.tensor1d([exponent])]);
  return layer;
}

/** Pooled value of every cell and channel, by the formula. */
function expected(exponent: number): number[] {
  const values: number[] = [];
  for (const row of [0, 2]) {
    for (const column of [0, 3]) {
      for (const channel of [0, 1]) {
        let sum = 0;
        for (const y of [row, row + 1]) {
          for (const x of [column, column + 1, column + 2]) {
            sum += (inputs[(y * 6 + x) * 2 + channel] ?? 0) ** exponent;
          }
        }
        values.push((sum / 6) ** (1 / exponent));
      }
    }
  }
  return values;
}

describe('GeneralizedMeanPooling', () => {
  it.each([1, 3, 7.5])('is the mean of powers of %d over each cell', (exponent) => {
    const pooled = poolingWith(exponent).apply(tf.tensor4d(inputs, shape)) as tf.Tensor4D;
    expect(pooled.shape).toEqual([1, 2, 2, 2]);
    for (const [i, value] of expected(exponent).entries()) expect(pooled.dataSync()[i]).toBeCloseTo(value, 4);
  });

  it('learns its exponent by the derivative of the formula', () => {
    const layer = poolingWith(3);
    const [exponent] = layer.trainableWeights.map((weight) => weight.read() as tf.Variable);
    const { grads } = tf.variableGrads(
      () => (layer.apply(tf.tensor4d(inputs, shape)) as tf.Tensor).sum() as tf.Scalar,
      exponent ? [exponent] : [],
    );
    const sum = (p: number) => expected(p).reduce((total, value) => total + value, 0);
    const slope = (sum(3 + 1e-4) - sum(3 - 1e-4)) / 2e-4;
    expect(grads[exponent?.name ?? '']?.dataSync()[0]).toBeCloseTo(slope, 3);
  });

  it.each([0.1, 100])('stays finite for features of 0 and a learned exponent of %d', (exponent) => {
    const layer = poolingWith(exponent);
    const gradient = tf.grad((x) => (layer.apply(x) as tf.Tensor).sum())(tf.zeros(shape));
    expect(Array.from(gradient.dataSync()).every(Number.isFinite)).toBe(true);
  });
});
