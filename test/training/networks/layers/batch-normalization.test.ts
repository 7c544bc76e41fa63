import { describe, expect, it } from 'vitest';
import {
  BATCH_NORMALIZATION_EPSILON,
  BatchNormalization,
} from '#training/networks/layers/batch-normalization.ts';
import { Random } from '#training/random/random.ts';
import { tf } from '#training/tensorflow/tfjs.ts';

const random = new Random('batch normalization');
const shape: [number, number, number, number] = [3, 4, 5, 2];
const values = (count: number) => Float32Array.from({ length: count }, () => random.normal(1, 2));
const inputs = values(120);
const weighting = values(120);

/** The layer of tfjs, composed from elementwise steps. */
function composed(x: tf.Tensor, gamma: tf.Tensor, beta: tf.Tensor): tf.Tensor {
  const { mean, variance } = tf.moments(x, [0, 1, 2]);
  return x.sub(mean).div(variance.add(BATCH_NORMALIZATION_EPSILON).sqrt()).mul(gamma).add(beta);
}

function layerWith(gamma: readonly number[], beta: readonly number[]): BatchNormalization {
  const layer = new BatchNormalization({});
  layer.build([null as unknown as number, ...shape.slice(1)]);
  layer.setWeights([tf.tensor1d([...gamma]), tf.tensor1d([...beta]), tf.zeros([2]), tf.ones([2])]);
  return layer;
}

describe('BatchNormalization', () => {
  const gamma = [1.5, -0.7];
  const beta = [0.2, 3];

  it('has the values and gradients of the composed formula in training', () => {
    const layer = layerWith(gamma, beta);
    const weights = tf.tensor4d(weighting, shape);
    const lossOfLayer = (x: tf.Tensor) =>
      (layer.apply(x, { training: true }) as tf.Tensor).mul(weights).sum() as tf.Scalar;
    const lossComposed = (x: tf.Tensor, g: tf.Tensor, b: tf.Tensor) =>
      composed(x, g, b).mul(weights).sum() as tf.Scalar;

    const x = tf.tensor4d(inputs, shape);
    const fromFormula = tf.valueAndGrads((a, g, b) =>
      lossComposed(a as tf.Tensor, g as tf.Tensor, b as tf.Tensor),
    )([x, tf.tensor1d(gamma), tf.tensor1d(beta)]);
    const fromLayer = tf.valueAndGrad((a) => lossOfLayer(a as tf.Tensor))(x);
    const ofWeights = tf.variableGrads(
      () => lossOfLayer(x),
      layer.trainableWeights.map((w) => w.read() as tf.Variable),
    );

    expectClose(fromLayer.value, fromFormula.value);
    const actual = [fromLayer.grad, ...Object.values(ofWeights.grads)];
    for (const [i, gradient] of fromFormula.grads.entries()) expectClose(actual[i], gradient);
  });

  it('moves its running moments towards those of the batch and uses them afterwards', () => {
    const layer = layerWith(gamma, beta);
    const x = tf.tensor4d(inputs, shape);
    for (let step = 0; step < 600; step++) tf.tidy(() => layer.apply(x, { training: true }) as tf.Tensor);
    const { mean, variance } = tf.moments(x, [0, 1, 2]);
    const [, , runningMean, runningVariance] = layer.getWeights();

    expectClose(runningMean, mean);
    // The running variance is the unbiased one: 60 values a channel.
    expectClose(runningVariance, variance.mul(60 / 59));
    const inference = layer.apply(x, { training: false }) as tf.Tensor;
    const expected = x
      .sub(mean)
      .div(
        variance
          .mul(60 / 59)
          .add(BATCH_NORMALIZATION_EPSILON)
          .sqrt(),
      )
      .mul(gamma)
      .add(beta);
    expectClose(inference, expected);
  });

  it('leaves no tensor behind in a tidy', () => {
    const layer = layerWith(gamma, beta);
    const x = tf.tensor4d(inputs, shape);
    const before = tf.memory().numTensors;
    tf.tidy(() => tf.grad((a) => (layer.apply(a as tf.Tensor, { training: true }) as tf.Tensor).sum())(x));
    const after = tf.memory().numTensors;
    // The gradient itself is what the tidy returns.
    expect(after - before).toBe(1);
  });
});

function expectClose(actual: tf.Tensor | undefined, expected: tf.Tensor): void {
  expect(actual?.shape).toEqual(expected.shape);
  const expectedValues = expected.dataSync();
  for (const [i, value] of (actual?.dataSync() ?? []).entries()) {
    const reference = expectedValues[i] ?? Number.NaN;
    expect(Math.abs(value - reference)).toBeLessThan(1e-3 * (1 + Math.abs(reference)));
  }
}
