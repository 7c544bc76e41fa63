import { describe, expect, it } from 'vitest';
import { AdamW } from '#training/optimizers/adam-w.ts';
import { tf } from '#training/tensorflow/tfjs.ts';

const options = { weightDecay: 0, clipNorm: 1000 };

describe('AdamW', () => {
  it('takes the steps of the published formula', () => {
    const weight = tf.variable(tf.tensor1d([1, -2]));
    const optimizer = new AdamW([weight], options);
    const gradients = [
      [0.5, -1],
      [0.1, 2],
      [-0.3, 0.4],
    ];
    const expected = [1, -2];
    const [mean, square] = [
      [0, 0],
      [0, 0],
    ];
    for (const [t, gradient] of gradients.entries()) {
      optimizer.update([tf.tensor1d(gradient)], 0.01).dispose();
      for (const [i, g] of gradient.entries()) {
        mean[i] = 0.9 * (mean[i] ?? 0) + 0.1 * g;
        square[i] = 0.999 * (square[i] ?? 0) + 0.001 * g * g;
        const [m, v] = [(mean[i] ?? 0) / (1 - 0.9 ** (t + 1)), (square[i] ?? 0) / (1 - 0.999 ** (t + 1))];
        expected[i] = (expected[i] ?? 0) - (0.01 * m) / (Math.sqrt(v) + 1e-8);
      }
    }
    for (const [i, value] of weight.dataSync().entries()) expect(value).toBeCloseTo(expected[i] ?? 0, 5);
  });

  it('decays kernels and leaves offsets alone', () => {
    const kernel = tf.variable(tf.ones([2, 2]));
    const offset = tf.variable(tf.ones([2]));
    const optimizer = new AdamW([kernel, offset], { ...options, weightDecay: 0.1 });
    optimizer.update([tf.zeros([2, 2]), tf.zeros([2])], 0.5).dispose();
    expect([...kernel.dataSync()]).toEqual(Array(4).fill(Math.fround(0.95)));
    expect([...offset.dataSync()]).toEqual([1, 1]);
  });

  it('clips by the norm over all weights together and reports the norm before', () => {
    const clipped = [tf.variable(tf.zeros([1])), tf.variable(tf.zeros([1]))];
    const optimizer = new AdamW(clipped, { weightDecay: 0, clipNorm: 1 });
    const norm = optimizer.update([tf.tensor1d([30]), tf.tensor1d([40])], 0.01);
    expect(norm.dataSync()[0]).toBeCloseTo(50);
    const [first = 0, second = 0] = optimizer.state.mean;
    expect(first).toBeCloseTo(0.06);
    expect(second).toBeCloseTo(0.08);
  });
});
