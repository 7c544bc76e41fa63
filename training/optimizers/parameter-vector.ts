import { tf } from '../tensorflow/tfjs.ts';

/** The trainable weights of a network, in the network's order. */
export function trainableVariables(network: tf.LayersModel): tf.Variable[] {
  return network.trainableWeights.map((weight) => weight.read() as tf.Variable);
}

/** Every weight of a network, running moments included, in the network's order. */
export function allVariables(network: tf.LayersModel): tf.Variable[] {
  return network.weights.map((weight) => weight.read() as tf.Variable);
}

/** Tensors laid end to end, so that an update of all weights is a handful of operations. */
export function toVector(tensors: readonly tf.Tensor[]): tf.Tensor1D {
  return tf.tidy(() =>
    tensors.length === 0
      ? tf.tensor1d([], 'float32')
      : tf.concat1d(tensors.map((tensor) => tensor.flatten() as tf.Tensor1D)),
  );
}

/** Cuts a vector made by `toVector` up again and assigns the pieces. */
export function assignVector(variables: readonly tf.Variable[], vector: tf.Tensor1D): void {
  if (variables.length === 0) return;
  tf.tidy(() => {
    const pieces = tf.split(
      vector,
      variables.map((variable) => variable.size),
    );
    for (const [i, variable] of variables.entries()) {
      const piece = pieces[i];
      if (piece) variable.assign(piece.reshape(variable.shape));
    }
  });
}
