import { describe, expect, it } from 'vitest';
import { Rectifier } from '#training/networks/layers/rectifier.ts';
import { Random } from '#training/random/random.ts';
import { tf } from '#training/tensorflow/tfjs.ts';

describe('Rectifier', () => {
  it('has the values and gradients of the rectifier of tfjs, at 0 too', () => {
    const random = new Random('rectifier');
    const x = tf.tensor1d([0, ...Array.from({ length: 30 }, () => random.normal())]);
    const weights = tf.tensor1d(Array.from({ length: 31 }, () => random.normal()));
    const layer = new Rectifier({});
    const weighted = (rectified: tf.Tensor) => rectified.mul(weights).sum() as tf.Scalar;

    const expected = tf.valueAndGrad((a) => weighted(tf.relu(a as tf.Tensor)))(x);
    const actual = tf.valueAndGrad((a) => weighted(layer.apply(a as tf.Tensor) as tf.Tensor))(x);

    expect(actual.value.arraySync()).toBeCloseTo(expected.value.arraySync() as number, 5);
    expect(actual.grad.arraySync()).toEqual(expected.grad.arraySync());
  });
});
