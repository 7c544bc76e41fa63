import { excessOf } from '../../distances/closeness.ts';
import type { tf } from '../../tensorflow/tfjs.ts';
import type { MinedBatch } from '../mined-batch.ts';
import { gatherTriplets } from './gather-triplets.ts';

/**
 * Triplet margin loss: max(0, d(a,p) - d(a,n) + margin) (FaceNet, Schroff et al. 2015, equation 2), averaged over the
 * active triplets only, so that the many satisfied ones of batch-all do not fade the rest (Hermans et al. 2017, the
 * "≠0" mean). Without an active triplet the loss is 0.
 */
export function tripletMargin(batch: MinedBatch, margin: number): tf.Scalar {
  const { positives, negatives } = gatherTriplets(batch);
  const hinges = excessOf(batch.distance, positives, negatives).add(margin).relu() as tf.Tensor1D;
  const active = hinges.step().sum().maximum(1);
  return hinges.sum().div(active);
}
