import type { tf } from '../../tensorflow/tfjs.ts';
import { maskedLogOnePlusSumExp, maskedMean } from '../masked.ts';
import type { MinedBatch } from '../mined-batch.ts';
import { pairsOf } from './pairs.ts';

export interface MultiSimilarityOptions {
  /** How sharply far positives are favored. */
  readonly alpha: number;
  /** How sharply near negatives are favored. */
  readonly beta: number;
  /** Similarity that positives are to be above and negatives below. */
  readonly lambda: number;
}

/**
 * Multi-similarity loss (Wang et al. 2019, equation 15), for the cosine similarity s:
 * log(1 + Σ exp(-alpha (s(a,p) - lambda))) / alpha + log(1 + Σ exp(beta (s(a,n) - lambda))) / beta,
 * averaged over the anchors.
 */
export function multiSimilarity(
  { distances, triplets }: MinedBatch,
  { alpha, beta, lambda }: MultiSimilarityOptions,
): tf.Scalar {
  const { positive, negative, anchors } = pairsOf(triplets, distances.shape[0]);
  const over = distances.sub(lambda);
  const pull = maskedLogOnePlusSumExp(over.mul(-alpha), positive).div(alpha);
  const push = maskedLogOnePlusSumExp(over.mul(beta), negative).div(beta);
  return maskedMean(pull.add(push), anchors);
}
