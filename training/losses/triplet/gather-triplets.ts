import { tf } from '../../tensorflow/tfjs.ts';
import type { MinedBatch } from '../mined-batch.ts';

/** d(a,p) and d(a,n) of each triplet. */
export interface TripletDistances {
  readonly positives: tf.Tensor1D;
  readonly negatives: tf.Tensor1D;
}

export function gatherTriplets({ distances, triplets }: MinedBatch): TripletDistances {
  const size = distances.shape[0];
  // One-dimensional indices into the flat matrix: tfjs has no gradient for gatherND.
  const flat = distances.flatten() as tf.Tensor1D;
  const at = (columns: Int32Array) => tf.gather(flat, flatIndices(triplets.anchors, columns, size));
  return { positives: at(triplets.positives), negatives: at(triplets.negatives) };
}

function flatIndices(rows: Int32Array, columns: Int32Array, size: number): tf.Tensor1D {
  return tf.tensor1d(
    rows.map((row, t) => row * size + (columns[t] ?? 0)),
    'int32',
  );
}
