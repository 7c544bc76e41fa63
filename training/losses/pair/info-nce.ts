import { tf } from '../../tensorflow/tfjs.ts';
import { maskedLogSumExp, maskedMean } from '../masked.ts';
import type { MinedBatch } from '../mined-batch.ts';
import { pairsOf } from './pairs.ts';

/**
 * InfoNCE (van den Oord et al. 2018, equation 4), which at temperature 1 is the N-pair loss (Sohn 2016, equation 6):
 * -log(exp(s(a,p) / t) / (exp(s(a,p) / t) + Σ exp(s(a,n) / t))) for each positive pair against all mined negatives of
 * its anchor, averaged over the pairs. s is the cosine similarity and t the temperature.
 */
export function infoNce({ distances, triplets }: MinedBatch, temperature: number): tf.Scalar {
  const { positive, negative } = pairsOf(triplets, distances.shape[0]);
  const logits = distances.div(temperature) as tf.Tensor2D;
  return maskedMean(tf.softplus(maskedLogSumExp(logits, negative).sub(logits)), positive);
}
