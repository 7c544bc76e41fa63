import type { InputSize } from '#core/image/prepared-signature.ts';
import type { Batch } from '../batches/batch.ts';
import { squaredEuclidean } from '../distances/squared-euclidean.ts';
import { tripletMargin } from '../losses/triplet-margin.ts';
import { type DistanceMatrix, distanceBetween } from '../miners/distance-matrix.ts';
import type { Miner } from '../miners/miner.ts';
import type { Triplets } from '../miners/triplets.ts';
import type { AdamW } from '../optimizers/adam-w.ts';
import { syncTidy } from '../tensorflow/sync-tidy.ts';
import { tf } from '../tensorflow/tfjs.ts';

/** What a step measured; distances are squared Euclidean. */
export interface StepMeasures {
  readonly loss: number;
  readonly triplets: number;
  readonly activeTriplets: number;
  /** Mean d(a,p) and d(a,n) over the mined triplets. */
  readonly positiveDistance: number;
  readonly negativeDistance: number;
  /** Mean distance over all pairs of the batch: near 0 when all embeddings are alike. */
  readonly spread: number;
  readonly gradientNorm: number;
}

export interface StepOptions {
  readonly size: InputSize;
  readonly miner: Miner;
  readonly margin: number;
  readonly learningRate: number;
}

/**
 * One step of training: embed the batch, mine triplets in it, and update the weights by the loss's gradient.
 * Leaves no tensor behind.
 */
export function trainStep(
  network: tf.LayersModel,
  variables: tf.Variable[],
  optimizer: AdamW,
  batch: Batch,
  options: StepOptions,
): StepMeasures {
  const mined = { triplets: 0, activeTriplets: 0, positiveDistance: 0, negativeDistance: 0, spread: 0 };
  const [loss = Number.NaN, gradientNorm = Number.NaN] = syncTidy(() => {
    const { width, height } = options.size;
    const inputs = tf.tensor4d(batch.inputs, [batch.labels.length, height, width, 1]);
    const { value, grads } = tf.variableGrads(() => {
      const embeddings = network.apply(inputs, { training: true }) as tf.Tensor2D;
      const distances = squaredEuclidean(embeddings);
      const matrix = { size: batch.labels.length, values: distances.dataSync<'float32'>() };
      const triplets = options.miner(matrix, batch.labels);
      const terms = tripletMargin(distances, triplets, options.margin);
      Object.assign(mined, describe(triplets, matrix, options.margin));
      return terms;
    }, variables);
    const gradients = variables.map((variable) => grads[variable.name] ?? tf.zerosLike(variable));
    const norm = optimizer.update(gradients, options.learningRate);
    return tf.stack([value, norm]);
  });
  return { loss, gradientNorm, ...mined };
}

/** Plain measures of the mined triplets, from the distances that the miner saw. */
function describe(triplets: Triplets, distances: DistanceMatrix, margin: number) {
  const { anchors, positives, negatives } = triplets;
  let [activeTriplets, positiveSum, negativeSum] = [0, 0, 0];
  for (const [t, anchor] of anchors.entries()) {
    const positive = distanceBetween(distances, anchor, positives[t] ?? 0);
    const negative = distanceBetween(distances, anchor, negatives[t] ?? 0);
    if (positive - negative + margin > 0) activeTriplets++;
    positiveSum += positive;
    negativeSum += negative;
  }
  const divisor = Math.max(1, anchors.length);
  return {
    triplets: anchors.length,
    activeTriplets,
    positiveDistance: positiveSum / divisor,
    negativeDistance: negativeSum / divisor,
    spread: meanOfPairs(distances.values, distances.size),
  };
}

function meanOfPairs(distances: Float32Array, size: number): number {
  return distances.reduce((sum, distance) => sum + distance, 0) / (size * (size - 1));
}
