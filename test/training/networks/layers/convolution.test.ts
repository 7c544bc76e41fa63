import { describe, expect, it } from 'vitest';
import { Convolution } from '#training/networks/layers/convolution.ts';
import { Random } from '#training/random/random.ts';
import { tf } from '#training/tensorflow/tfjs.ts';

const random = new Random('convolution');
const values = (count: number) => Float32Array.from({ length: count }, () => random.normal());
const images = () => tf.tensor4d(values(2 * 7 * 9 * 3), [2, 7, 9, 3]);

describe('Convolution', () => {
  it.each([1, 2])('is the layer of tfjs at a stride of %d: weights, values and gradients', (stride) => {
    const ours = new Convolution({ filters: 4, kernelSize: 3, stride, seed: 6 });
    const theirs = tf.layers.conv2d({
      filters: 4,
      kernelSize: 3,
      strides: stride,
      padding: 'same',
      useBias: false,
      kernelInitializer: tf.initializers.heNormal({ seed: 6 }),
    });
    const x = images();
    const gradientsOf = (layer: tf.layers.Layer) => {
      const run = (input: tf.Tensor) => (layer.apply(input) as tf.Tensor).square().sum() as tf.Scalar;
      const { value, grad } = tf.valueAndGrad(run)(x);
      const kernel = layer.trainableWeights.map((weight) => weight.read() as tf.Variable);
      const { grads } = tf.variableGrads(() => run(x), kernel);
      return [value, grad, ...Object.values(grads)].map((tensor) => tensor.arraySync());
    };
    expect(gradientsOf(ours)).toEqual(gradientsOf(theirs));
    const shape = [2, 7, 9, 3];
    expect(ours.computeOutputShape(shape)).toEqual(theirs.computeOutputShape(shape));
  });
});
