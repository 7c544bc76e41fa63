import { tf } from '../../tensorflow/tfjs.ts';

interface SqueezeExcitationConfig {
  /** How many times fewer values the middle has than the input has channels. */
  readonly reduction: number;
  /** Seeds of the two kernels. */
  readonly seeds: readonly [squeeze: number, excite: number];
  readonly name?: string;
}

/**
 * Squeeze and excitation (Hu et al. 2018): each channel is scaled by a gate in 0..1 that depends on the means of all
 * channels, `gates = sigmoid(rectify(means W1 + b1) W2 + b2)`. Input and output `[batch, height, width, channels]`.
 */
export class SqueezeExcitation extends tf.layers.Layer {
  static readonly className = 'SqueezeExcitation';
  readonly #config: SqueezeExcitationConfig;
  #weights: readonly tf.LayerVariable[] = [];

  constructor(config: SqueezeExcitationConfig) {
    super(config.name === undefined ? {} : { name: config.name });
    this.#config = config;
  }

  override build(inputShape: number[]): void {
    const channels = inputShape.at(-1) ?? 0;
    const { reduction, seeds } = this.#config;
    const middle = Math.max(1, Math.round(channels / reduction));
    const { heNormal, glorotNormal, zeros } = tf.initializers;
    this.#weights = [
      this.addWeight('squeeze_kernel', [channels, middle], 'float32', heNormal({ seed: seeds[0] })),
      this.addWeight('squeeze_bias', [middle], 'float32', zeros()),
      this.addWeight('excite_kernel', [middle, channels], 'float32', glorotNormal({ seed: seeds[1] })),
      this.addWeight('excite_bias', [channels], 'float32', zeros()),
    ];
    this.built = true;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const input = (Array.isArray(inputs) ? inputs[0] : inputs) as tf.Tensor4D;
      const [squeezeKernel, squeezeBias, exciteKernel, exciteBias] = this.#weights.map((weight) =>
        weight.read(),
      ) as [tf.Tensor2D, tf.Tensor1D, tf.Tensor2D, tf.Tensor1D];
      const means = input.mean<tf.Tensor2D>([1, 2]);
      const squeezed = tf.relu(tf.matMul(means, squeezeKernel).add(squeezeBias)) as tf.Tensor2D;
      const gates = tf.sigmoid(tf.matMul(squeezed, exciteKernel).add(exciteBias));
      return input.mul(gates.reshape([-1, 1, 1, input.shape[3]]));
    });
  }

  override computeOutputShape(inputShape: number[]): number[] {
    return inputShape;
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { reduction, seeds } = this.#config;
    return { ...super.getConfig(), reduction, seeds: [...seeds] };
  }
}
tf.serialization.registerClass(SqueezeExcitation);
