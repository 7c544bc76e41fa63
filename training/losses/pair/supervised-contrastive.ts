import type { tf } from '../../tensorflow/tfjs.ts';
import { maskedLogSumExp, maskedMean } from '../masked.ts';
import type { MinedBatch } from '../mined-batch.ts';
import { pairsOf } from './pairs.ts';

/**
 * Supervised contrastive loss (Khosla et al. 2020, equation 2): for each anchor the mean over its positives of
 * -log(exp(s(a,p) / t) / Σ exp(s(a,x) / t)), the sum over all mined positives and negatives x of the anchor; averaged
 * over the anchors. s is the cosine similarity and t the temperature.
 */
export function supervisedContrastive({ distances, triplets }: MinedBatch, temperature: number): tf.Scalar {
  const { positive, negative, anchors } = pairsOf(triplets, distances.shape[0]);
  const logits = distances.div(temperature) as tf.Tensor2D;
  const logProbabilities = logits.sub(maskedLogSumExp(logits, positive.add(negative)));
  const meanOfPositives = logProbabilities.mul(positive).sum(1, true).div(positive.sum(1, true).maximum(1));
  return maskedMean(meanOfPositives.neg(), anchors);
}
