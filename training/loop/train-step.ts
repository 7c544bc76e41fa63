import type { InputSize } from '#core/image/prepared-signature.ts';
import type { Batch } from '../batches/batch.ts';
import type { Distance } from '../distances/distance.ts';
import type { Loss } from '../losses/loss.ts';
import { onlineMiners } from '../miners/by-name.ts';
import type { AdamW } from '../optimizers/adam-w.ts';
import type { Random } from '../random/random.ts';
import { syncTidy } from '../tensorflow/sync-tidy.ts';
import { tf } from '../tensorflow/tfjs.ts';
import { type EmbeddingMeasures, measureEmbeddings } from './embedding-measures.ts';

/** What a step measured. */
export interface StepMeasures extends EmbeddingMeasures {
  readonly loss: number;
  readonly gradientNorm: number;
}

export interface StepOptions {
  readonly size: InputSize;
  readonly distance: Distance;
  readonly loss: Loss;
  readonly learningRate: number;
  /** What a miner that draws draws from. */
  readonly random: Random;
}

/**
 * One step of training: embed the batch, mine triplets in it unless it brings its own, and update the weights by the
 * loss's gradient. Leaves no tensor behind.
 *
 * @param variables what the optimizer updates, the loss's own included
 */
export function trainStep(
  network: tf.LayersModel,
  variables: tf.Variable[],
  optimizer: AdamW,
  batch: Batch,
  options: StepOptions,
): StepMeasures {
  const { size, distance, loss, random } = options;
  const { labels, mining } = batch;
  const measured = { triplets: 0, activeTriplets: 0, positiveDistance: 0, negativeDistance: 0, spread: 0 };
  const [mean = Number.NaN, gradientNorm = Number.NaN] = syncTidy(() => {
    const inputs = tf.tensor4d(batch.inputs, [labels.length, size.height, size.width, 1]);
    const { value, grads } = tf.variableGrads(() => {
      const embeddings = network.apply(inputs, { training: true }) as tf.Tensor2D;
      const distances = distance.pairwise(embeddings);
      const matrix = {
        size: labels.length,
        values: distances.dataSync<'float32'>(),
        distance,
        dimensions: embeddings.shape[1],
      };
      const triplets = typeof mining === 'string' ? onlineMiners[mining](matrix, labels, random) : mining;
      Object.assign(
        measured,
        measureEmbeddings(embeddings.dataSync<'float32'>(), matrix, triplets, loss.margin),
      );
      return loss.compute({ embeddings, distance, distances, labels, triplets });
    }, variables);
    const gradients = variables.map((variable) => grads[variable.name] ?? tf.zerosLike(variable));
    return tf.stack([value, optimizer.update(gradients, options.learningRate)]);
  });
  return { loss: mean, gradientNorm, ...measured };
}
