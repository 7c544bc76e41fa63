import { fusedRectifier } from '../../tensorflow/fused-rectifier.ts';
import { tf } from '../../tensorflow/tfjs.ts';

/** Rectified linear unit: max(0, x). */
export class Rectifier extends tf.layers.Layer {
  static readonly className = 'Rectifier';

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => fusedRectifier(Array.isArray(inputs) ? (inputs[0] as tf.Tensor) : inputs));
  }

  override computeOutputShape(inputShape: number[]): number[] {
    return inputShape;
  }
}
tf.serialization.registerClass(Rectifier);
