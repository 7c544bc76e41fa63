import { cosineBetween } from '../../distances/cosine.ts';
import { Random } from '../../random/random.ts';
import { tf } from '../../tensorflow/tfjs.ts';
import type { Loss } from '../loss.ts';
import { maskedLogOnePlusSumExp, maskedMean } from '../masked.ts';
import type { MinedBatch } from '../mined-batch.ts';

export interface ProxyAnchorOptions {
  /** delta of the paper: how far inside its side of the boundary a similarity is to be. */
  readonly margin: number;
  /** alpha of the paper. */
  readonly scale: number;
}

/** What the proxies of a run are. */
export interface ProxySetting {
  /** Labels of the classes that have a proxy; a member of a batch with another label is a negative of every proxy. */
  readonly classes: readonly number[];
  readonly embeddingSize: number;
  readonly seed: number;
}

/**
 * Proxy-anchor loss (Kim et al. 2020, equation 4): each class has a proxy p, learned with the network, and
 * the mean over the proxies with positives in the batch of log(1 + Σ exp(-scale (s(x,p) - margin)))
 * plus the mean over all proxies of log(1 + Σ exp(scale (s(x,p) + margin))),
 * the first sum over the positives x of p, the second over its negatives. s is the cosine similarity.
 * It looks at every member of the batch, so there is nothing to mine.
 */
export class ProxyAnchor implements Loss {
  readonly margin = 0;
  readonly plateau = null;
  readonly variables: readonly tf.Variable[];
  readonly #options: ProxyAnchorOptions;
  readonly #classes: Int32Array;
  readonly #proxies: tf.Variable<tf.Rank.R2>;

  constructor(options: ProxyAnchorOptions, { classes, embeddingSize, seed }: ProxySetting) {
    this.#options = options;
    this.#classes = Int32Array.from(classes);
    this.#proxies = tf.tidy(() => tf.variable(randomDirections(classes.length, embeddingSize, seed)));
    this.variables = [this.#proxies];
  }

  compute({ embeddings, labels }: MinedBatch): tf.Scalar {
    const { margin, scale } = this.#options;
    const owned = tf.tensor2d(this.#classes, [this.#classes.length, 1], 'int32');
    const positive = owned
      .equal(tf.tensor2d(labels, [1, labels.length], 'int32'))
      .cast('float32') as tf.Tensor2D;
    const similarities = cosineBetween(this.#proxies, embeddings);
    const pull = maskedLogOnePlusSumExp(similarities.sub(margin).mul(-scale), positive);
    const push = maskedLogOnePlusSumExp(similarities.add(margin).mul(scale), tf.sub(1, positive));
    return maskedMean(pull, positive.max(1, true)).add(push.mean());
  }
}

/** Rows of about length 1. */
function randomDirections(count: number, size: number, seed: number): tf.Tensor2D {
  const random = new Random(`${seed}/proxies`);
  const values = Float32Array.from({ length: count * size }, () => random.normal(0, size ** -0.5));
  return tf.tensor2d(values, [count, size]);
}
