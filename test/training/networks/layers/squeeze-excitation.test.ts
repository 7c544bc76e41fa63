import { describe, expect, it } from 'vitest';
import { SqueezeExcitation } from '#training/networks/layers/squeeze-excitation.ts';
import { Random } from '#training/random/random.ts';
import { tf } from '#training/tensorflow/tfjs.ts';

const [BATCH, HEIGHT, WIDTH, CHANNELS] = [2, 3, 4, 8] as const;
const shape: [number, number, number, number] = [BATCH, HEIGHT, WIDTH, CHANNELS];
const random = new Random('squeeze and excitation');
const inputs = Float32Array.from({ length: BATCH * HEIGHT * WIDTH * CHANNELS }, () => random.normal());

function builtLayer(): SqueezeExcitation {
  const layer = new SqueezeExcitation({ reduction: 4, seeds: [1, 2] });
  layer.build([...shape]);
  // Offsets that keep every rectified value above 0, so that every weight matters.
  const [squeezeKernel, , ...excite] = layer.getWeights();
  layer.setWeights([squeezeKernel, tf.fill([CHANNELS / 4], 2), ...excite] as tf.Tensor[]);
  return layer;
}

describe('SqueezeExcitation', () => {
  it('scales each channel by the gate of the formula', () => {
    const layer = builtLayer();
    const [w1 = [], b1 = [], w2 = [], b2 = []] = layer.getWeights().map((weight) => weight.dataSync());
    const x = tf.tensor4d(inputs, shape);
    const actual = (layer.apply(x) as tf.Tensor4D).dataSync();

    const middle = CHANNELS / 4;
    const at = (image: number, cell: number, channel: number) =>
      inputs[(image * HEIGHT * WIDTH + cell) * CHANNELS + channel] ?? 0;
    for (let image = 0; image < BATCH; image++) {
      const means = Array.from({ length: CHANNELS }, (_, channel) => {
        let sum = 0;
        for (let cell = 0; cell < HEIGHT * WIDTH; cell++) sum += at(image, cell, channel);
        return sum / (HEIGHT * WIDTH);
      });
      const squeezed = Array.from({ length: middle }, (_, m) =>
        Math.max(
          0,
          means.reduce((sum, mean, channel) => sum + mean * (w1[channel * middle + m] ?? 0), b1[m] ?? 0),
        ),
      );
      for (let channel = 0; channel < CHANNELS; channel++) {
        const logit = squeezed.reduce(
          (sum, value, m) => sum + value * (w2[m * CHANNELS + channel] ?? 0),
          b2[channel] ?? 0,
        );
        const gate = 1 / (1 + Math.exp(-logit));
        for (let cell = 0; cell < HEIGHT * WIDTH; cell++) {
          const value = actual[(image * HEIGHT * WIDTH + cell) * CHANNELS + channel];
          expect(value).toBeCloseTo(at(image, cell, channel) * gate, 5);
        }
      }
    }
  });

  it('has a gradient for every weight and leaves no tensor behind', () => {
    const layer = builtLayer();
    const x = tf.tensor4d(inputs, shape);
    const variables = layer.trainableWeights.map((weight) => weight.read() as tf.Variable);
    const before = tf.memory().numTensors;
    const { value, grads } = tf.variableGrads(
      () => (layer.apply(x) as tf.Tensor).square().sum() as tf.Scalar,
      variables,
    );
    for (const variable of variables) {
      const largest = grads[variable.name]?.abs().max().dataSync()[0] ?? 0;
      expect(largest, variable.name).toBeGreaterThan(0);
    }
    tf.dispose([value, grads]);
    // `abs` and `max` of each gradient are the test's own.
    expect(tf.memory().numTensors).toBe(before + 2 * variables.length);
  });
});
