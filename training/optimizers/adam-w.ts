import { tf } from '../tensorflow/tfjs.ts';
import { assignVector, toVector } from './parameter-vector.ts';

const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-8;

export interface AdamWOptions {
  readonly weightDecay: number;
  /** Longest gradient, over all weights together; a longer one is scaled to it. */
  readonly clipNorm: number;
}

/** Running moments of the gradients, as plain values. */
export interface AdamWState {
  readonly updates: number;
  readonly mean: Float32Array;
  readonly square: Float32Array;
}

/**
 * Adam (Kingma and Ba 2015) with decoupled weight decay (Loshchilov and Hutter 2019) and clipping by the global norm.
 * Kernels decay; offsets and the scales of batch normalization do not. tfjs's own Adam loses precision of its bias
 * correction when it is saved, so that a resumed run would part from an unbroken one.
 */
export class AdamW {
  readonly #variables: readonly tf.Variable[];
  readonly #options: AdamWOptions;
  readonly #decaying: tf.Tensor1D;
  readonly #mean: tf.Variable;
  readonly #square: tf.Variable;
  #updates = 0;

  constructor(variables: readonly tf.Variable[], options: AdamWOptions) {
    this.#variables = variables;
    this.#options = options;
    const size = variables.reduce((sum, variable) => sum + variable.size, 0);
    this.#decaying = tf.tidy(() =>
      toVector(variables.map(({ shape, rank }) => tf.fill(shape, rank > 1 ? options.weightDecay : 0))),
    );
    this.#mean = tf.tidy(() => tf.variable(tf.zeros([size]), false));
    this.#square = tf.tidy(() => tf.variable(tf.zeros([size]), false));
  }

  /**
   * One update.
   *
   * @param gradients one for each variable, in their order
   * @returns the gradient's norm before clipping, for the caller to dispose
   */
  update(gradients: readonly tf.Tensor[], learningRate: number): tf.Tensor {
    this.#updates++;
    const correction1 = 1 - BETA1 ** this.#updates;
    const correction2 = 1 - BETA2 ** this.#updates;
    return tf.tidy(() => {
      const raw = toVector(gradients);
      const norm = raw.square().sum().sqrt();
      const gradient = raw.mul(tf.scalar(this.#options.clipNorm).div(norm.maximum(this.#options.clipNorm)));
      this.#mean.assign(this.#mean.mul(BETA1).add(gradient.mul(1 - BETA1)));
      this.#square.assign(this.#square.mul(BETA2).add(gradient.square().mul(1 - BETA2)));
      const direction = this.#mean.div(correction1).div(this.#square.div(correction2).sqrt().add(EPSILON));
      const weights = toVector(this.#variables);
      const change = direction.add(weights.mul(this.#decaying)).mul(learningRate);
      assignVector(this.#variables, weights.sub(change));
      return norm;
    });
  }

  /** Updates so far. */
  get updates(): number {
    return this.#updates;
  }

  get state(): AdamWState {
    return {
      updates: this.#updates,
      mean: this.#mean.dataSync<'float32'>(),
      square: this.#square.dataSync<'float32'>(),
    };
  }

  restore(state: AdamWState): void {
    this.#updates = state.updates;
    tf.tidy(() => {
      this.#mean.assign(tf.tensor1d(state.mean));
      this.#square.assign(tf.tensor1d(state.square));
    });
  }

  dispose(): void {
    tf.dispose([this.#decaying, this.#mean, this.#square]);
  }
}
