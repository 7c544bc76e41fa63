import { fusedBatchNormalization } from '../../tensorflow/fused-batch-normalization.ts';
import { tf } from '../../tensorflow/tfjs.ts';

/** Share of the running moments that a step keeps. */
const MOMENTUM = 0.98;
/** Added to the variance before its root is taken. */
export const BATCH_NORMALIZATION_EPSILON = 1e-3;

/**
 * Batch normalization over the channels of NHWC inputs (Ioffe and Szegedy 2015), on the fused kernels of the native
 * backend in training and on running moments otherwise.
 */
export class BatchNormalization extends tf.layers.Layer {
  static readonly className = 'FusedBatchNormalization';
  #weights: readonly tf.LayerVariable[] = [];

  override build(inputShape: number[]): void {
    const shape = [inputShape.at(-1) ?? 0];
    const { ones, zeros } = tf.initializers;
    this.#weights = [
      this.addWeight('gamma', shape, 'float32', ones()),
      this.addWeight('beta', shape, 'float32', zeros()),
      this.addWeight('moving_mean', shape, 'float32', zeros(), undefined, false),
      this.addWeight('moving_variance', shape, 'float32', ones(), undefined, false),
    ];
    this.built = true;
  }

  override call(inputs: tf.Tensor | tf.Tensor[], kwargs: { training?: boolean }): tf.Tensor {
    return tf.tidy(() => {
      const input = (Array.isArray(inputs) ? inputs[0] : inputs) as tf.Tensor4D;
      const [gamma, beta, mean, variance] = this.#weights as [
        tf.LayerVariable,
        tf.LayerVariable,
        tf.LayerVariable,
        tf.LayerVariable,
      ];
      const [scale, offset] = [gamma.read() as tf.Tensor1D, beta.read() as tf.Tensor1D];
      if (!kwargs.training) {
        const [center, spread] = [mean.read() as tf.Tensor1D, variance.read() as tf.Tensor1D];
        return tf.batchNorm(input, center, spread, offset, scale, BATCH_NORMALIZATION_EPSILON);
      }
      return fusedBatchNormalization(input, scale, offset, BATCH_NORMALIZATION_EPSILON, (moments) => {
        moveTowards(mean, moments.mean);
        moveTowards(variance, moments.variance);
      });
    });
  }

  override computeOutputShape(inputShape: number[]): number[] {
    return inputShape;
  }

  override getConfig(): tf.serialization.ConfigDict {
    return super.getConfig();
  }
}
tf.serialization.registerClass(BatchNormalization);

function moveTowards(running: tf.LayerVariable, current: tf.Tensor1D): void {
  tf.tidy(() => {
    const kept = running.read().mul(MOMENTUM);
    running.write(kept.add(current.mul(1 - MOMENTUM)));
  });
}
