import { tf } from '../../tensorflow/tfjs.ts';

/** Least value that is raised to a power: features are rectified, and powers of 0 have no finite gradient. */
export const GENERALIZED_MEAN_FLOOR = 1e-3;
/** Exponents in use: 1 is the mean, from about 8 on it is the maximum, and powers of small values vanish. */
const LEAST_EXPONENT = 1;
const LARGEST_EXPONENT = 8;

interface GeneralizedMeanPoolingConfig {
  /** Height and width of a cell; cells do not overlap, and what does not fill one at the edge is left out. */
  readonly poolSize: readonly [height: number, width: number];
  readonly name?: string;
}

/**
 * Generalized-mean pooling over cells (Radenović et al. 2019): `mean(x^p)^(1/p)` with an exponent p that is learned,
 * between average pooling (p = 1) and maximum pooling (p to infinity). Input `[batch, height, width, channels]`.
 */
export class GeneralizedMeanPooling extends tf.layers.Layer {
  static readonly className = 'GeneralizedMeanPooling';
  readonly #poolSize: [number, number];
  #exponent: tf.LayerVariable | null = null;

  constructor({ poolSize, name }: GeneralizedMeanPoolingConfig) {
    super(name === undefined ? {} : { name });
    this.#poolSize = [...poolSize];
  }

  override build(): void {
    this.#exponent = this.addWeight('exponent', [1], 'float32', tf.initializers.constant({ value: 3 }));
    this.built = true;
  }

  /** The exponent that the learned value stands for: kept where powers stay finite. */
  get exponent(): tf.Tensor {
    if (this.#exponent === null) throw new RangeError('the layer is not built yet');
    return this.#exponent.read().clipByValue(LEAST_EXPONENT, LARGEST_EXPONENT);
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const input = (Array.isArray(inputs) ? inputs[0] : inputs) as tf.Tensor4D;
      const { exponent } = this;
      const powers = input.maximum(GENERALIZED_MEAN_FLOOR).pow<tf.Tensor4D>(exponent);
      const means = tf.avgPool(powers, this.#poolSize, this.#poolSize, 'valid');
      return means.pow(tf.reciprocal(exponent));
    });
  }

  override computeOutputShape([batch, height = 0, width = 0, channels]: number[]): number[] {
    const [cellHeight, cellWidth] = this.#poolSize;
    const cells = [Math.floor(height / cellHeight), Math.floor(width / cellWidth)];
    return [batch, ...cells, channels] as number[];
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), poolSize: this.#poolSize };
  }
}
tf.serialization.registerClass(GeneralizedMeanPooling);
