import { excessOf } from '../../distances/closeness.ts';
import { tf } from '../../tensorflow/tfjs.ts';
import type { MinedBatch } from '../mined-batch.ts';
import { gatherTriplets } from './gather-triplets.ts';

/**
 * Triplet loss with a soft margin: log(1 + exp(d(a,p) - d(a,n))) (Hermans et al. 2017, section 3.2), averaged over the
 * triplets. It never stops pulling, so there is no margin to choose.
 */
export function softMargin(batch: MinedBatch): tf.Scalar {
  const { positives, negatives } = gatherTriplets(batch);
  return tf.softplus(excessOf(batch.distance, positives, negatives)).mean();
}
