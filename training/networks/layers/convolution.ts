import { tf } from '../../tensorflow/tfjs.ts';

interface ConvolutionConfig {
  readonly filters: number;
  /** Height and width of the kernel. */
  readonly kernelSize: number;
  readonly stride: number;
  readonly seed: number;
  readonly name?: string;
}

/**
 * Convolution with SAME padding and without bias, of NHWC inputs. The layer of tfjs computes the gradient of its input
 * always; for a network's first one, which has the largest input of all, that is a tenth of a training step for
 * nothing. This one computes it where it is asked for.
 */
export class Convolution extends tf.layers.Layer {
  static readonly className = 'Convolution';
  readonly #config: ConvolutionConfig;
  #kernel: tf.LayerVariable | null = null;

  constructor(config: ConvolutionConfig) {
    super(config.name === undefined ? {} : { name: config.name });
    this.#config = config;
  }

  override build(inputShape: number[]): void {
    const { filters, kernelSize, seed } = this.#config;
    const shape = [kernelSize, kernelSize, inputShape.at(-1) ?? 0, filters];
    this.#kernel = this.addWeight('kernel', shape, 'float32', tf.initializers.heNormal({ seed }));
    this.built = true;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const input = (Array.isArray(inputs) ? inputs[0] : inputs) as tf.Tensor4D;
      return tf.conv2d(input, this.#kernel?.read() as tf.Tensor4D, this.#config.stride, 'same');
    });
  }

  override computeOutputShape([batch, height = 0, width = 0]: number[]): number[] {
    const { filters, stride } = this.#config;
    return [batch, Math.ceil(height / stride), Math.ceil(width / stride), filters] as number[];
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { filters, kernelSize, stride, seed } = this.#config;
    return { ...super.getConfig(), filters, kernelSize, stride, seed };
  }
}
tf.serialization.registerClass(Convolution);
