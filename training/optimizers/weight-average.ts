import { tf } from '../tensorflow/tfjs.ts';
import { assignVector, toVector } from './parameter-vector.ts';

/**
 * Exponential moving average of weights (Polyak and Juditsky 1992), which generalizes better than the last step's.
 * Early on it forgets faster, or it would remember the random start.
 */
export class WeightAverage {
  readonly #variables: readonly tf.Variable[];
  readonly #decay: number;
  readonly #average: tf.Variable;

  constructor(variables: readonly tf.Variable[], decay: number) {
    this.#variables = variables;
    this.#decay = decay;
    this.#average = tf.tidy(() => tf.variable(toVector(variables), false));
  }

  /** @param updates how many updates the weights have had */
  update(updates: number): void {
    const decay = Math.min(this.#decay, (1 + updates) / (10 + updates));
    tf.tidy(() => {
      this.#average.assign(this.#average.mul(decay).add(toVector(this.#variables).mul(1 - decay)));
    });
  }

  /** Runs something with the average in the weights' place. */
  async using<T>(run: () => T | Promise<T>): Promise<T> {
    const current = toVector(this.#variables);
    try {
      assignVector(this.#variables, this.#average as unknown as tf.Tensor1D);
      return await run();
    } finally {
      assignVector(this.#variables, current);
      current.dispose();
    }
  }

  get values(): Float32Array {
    return this.#average.dataSync<'float32'>();
  }

  restore(values: Float32Array): void {
    tf.tidy(() => this.#average.assign(tf.tensor1d(values)));
  }

  dispose(): void {
    this.#average.dispose();
  }
}
