import type { tf } from '../../tensorflow/tfjs.ts';
import { maskedMean } from '../masked.ts';
import type { MinedBatch } from '../mined-batch.ts';
import { pairsOf } from './pairs.ts';

/**
 * Contrastive loss: d² of positive pairs and max(0, margin - d)² of negative ones (Hadsell et al. 2006, equation 4),
 * for the Euclidean distance. Positive pairs and the negative pairs within the margin are averaged apart, so that the
 * many negatives do not drown the few positives.
 */
export function contrastive({ distances, triplets }: MinedBatch, margin: number): tf.Scalar {
  const { positive, negative } = pairsOf(triplets, distances.shape[0]);
  const hinges = distances.neg().add(margin).relu();
  const pulled = maskedMean(distances.square(), positive);
  const pushed = maskedMean(hinges.square(), negative.mul(hinges.step()));
  return pulled.add(pushed);
}
