import type { Triplets } from '../miners/triplets.ts';
import { tf } from '../tensorflow/tfjs.ts';

/**
 * Triplet margin loss: max(0, d(a,p) - d(a,n) + margin) (FaceNet, Schroff et al. 2015, equation 2), averaged over the
 * active triplets only, so that the many satisfied ones of batch-all do not fade the rest (Hermans et al. 2017, the
 * "≠0" mean). Without an active triplet the loss is 0.
 *
 * @param distances pairwise distances of the batch, `[n, n]`
 * @param triplets at least one
 */
export function tripletMargin(distances: tf.Tensor2D, triplets: Triplets, margin: number): tf.Scalar {
  const size = distances.shape[0];
  // One-dimensional indices into the flat matrix: tfjs has no gradient for gatherND.
  const flat = distances.flatten();
  const positives = tf.gather(flat, flatIndices(triplets.anchors, triplets.positives, size));
  const negatives = tf.gather(flat, flatIndices(triplets.anchors, triplets.negatives, size));
  const hinges = positives.sub(negatives).add(margin).relu() as tf.Tensor1D;
  const active = hinges.step().sum().maximum(1);
  return hinges.sum().div(active);
}

function flatIndices(rows: Int32Array, columns: Int32Array, size: number): tf.Tensor1D {
  return tf.tensor1d(
    rows.map((row, t) => row * size + (columns[t] ?? 0)),
    'int32',
  );
}
