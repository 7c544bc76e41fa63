import { describe, expect, it } from 'vitest';
import { WeightAverage } from '#training/optimizers/weight-average.ts';
import { tf } from '#training/tensorflow/tfjs.ts';

describe('WeightAverage', () => {
  it('follows the weights, quickly at first', () => {
    const weight = tf.variable(tf.tensor1d([0]));
    const average = new WeightAverage([weight], 0.9);
    weight.assign(tf.tensor1d([1]));
    average.update(1);
    expect(average.values[0]).toBeCloseTo(1 - 2 / 11);
    average.update(1000);
    expect(average.values[0]).toBeCloseTo(1 - (2 / 11) * 0.9);
  });

  it('takes the weights’ place while something runs, even if that fails', async () => {
    const weight = tf.variable(tf.tensor1d([1, 2]));
    const average = new WeightAverage([weight], 0.9);
    weight.assign(tf.tensor1d([5, 6]));
    const before = tf.memory().numTensors;

    const seen = await average.using(() => [...weight.dataSync()]);
    expect(seen).toEqual([1, 2]);
    await expect(average.using(() => Promise.reject(new Error('stop')))).rejects.toThrow('stop');

    expect([...weight.dataSync()]).toEqual([5, 6]);
    expect(tf.memory().numTensors).toBe(before);
  });
});
