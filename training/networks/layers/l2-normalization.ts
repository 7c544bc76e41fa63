import { tf } from '../../tensorflow/tfjs.ts';

/** Added to the squared length before its root is taken: the gradient of a zero vector is finite. */
export const L2_EPSILON = 1e-12;

/** Scales each row to length 1, so that squared Euclidean distances are 2 - 2 cos. */
export class L2Normalization extends tf.layers.Layer {
  static readonly className = 'L2Normalization';

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const input = Array.isArray(inputs) ? (inputs[0] as tf.Tensor) : inputs;
      return input.div(input.square().sum(-1, true).add(L2_EPSILON).sqrt());
    });
  }

  override computeOutputShape(inputShape: number[]): number[] {
    return inputShape;
  }
}
tf.serialization.registerClass(L2Normalization);
