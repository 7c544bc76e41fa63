import type { Batch } from '../batches/batch.ts';
import type { TrainingConfig } from '../config/training-config.ts';
import { distancesByName } from '../distances/by-name.ts';
import { createLoss } from '../losses/create-loss.ts';
import type { Loss } from '../losses/loss.ts';
import { buildNetwork } from '../networks/build-network.ts';
import { AdamW } from '../optimizers/adam-w.ts';
import { allVariables, assignVector, toVector, trainableVariables } from '../optimizers/parameter-vector.ts';
import { WeightAverage } from '../optimizers/weight-average.ts';
import { Random } from '../random/random.ts';
import type { Checkpoint } from '../run/checkpoint.ts';
import type { SampledClass } from '../samplers/batch-plan.ts';
import { syncTidy } from '../tensorflow/sync-tidy.ts';
import { tf } from '../tensorflow/tfjs.ts';
import { learningRateAt } from './plan/schedule.ts';
import { type StepMeasures, trainStep } from './train-step.ts';

/** The tensors of a checkpoint. */
export type TrainerState = Pick<Checkpoint, 'weights' | 'average' | 'lossWeights' | 'optimizer'>;

/** A network in training: its weights, their average, the loss, and the optimizer. */
export class Trainer {
  readonly network: tf.LayersModel;
  readonly average: WeightAverage;
  readonly loss: Loss;
  readonly #config: TrainingConfig;
  readonly #variables: tf.Variable[];
  readonly #trainable: tf.Variable[];
  readonly #optimizer: AdamW;

  /** @param classes the classes of the run's images */
  constructor(config: TrainingConfig, classes: readonly SampledClass[]) {
    this.#config = config;
    this.network = networkOf(config);
    this.#variables = allVariables(this.network);
    this.loss = createLoss(config.loss, {
      classes: [...classes.keys()].filter((label) => !classes[label]?.forged),
      embeddingSize: config.network.embeddingSize,
      seed: config.seed,
    });
    this.#trainable = [...trainableVariables(this.network), ...this.loss.variables];
    this.#optimizer = new AdamW(this.#trainable, config.optimizer);
    this.average = new WeightAverage(this.#variables, config.optimizer.averageDecay);
  }

  /** Puts weights of an earlier version in the place of the random ones, before the first step. */
  beginWith(weights: Float32Array): void {
    tf.tidy(() => assignVector(this.#variables, tf.tensor1d(weights)));
    this.average.restore(weights);
  }

  /** One update on a batch, `progress` (0 to 1) of the way through the run. */
  step(batch: Batch, progress: number): StepMeasures & { readonly learningRate: number } {
    const learningRate = learningRateAt(progress, this.#config.optimizer);
    const measures = trainStep(this.network, this.#trainable, this.#optimizer, batch, {
      size: this.#config.input,
      distance: distancesByName[this.#config.distance],
      loss: this.loss,
      learningRate,
      random: new Random(`${this.#config.seed}/miner/${this.#optimizer.updates}`),
    });
    this.average.update(this.#optimizer.updates);
    return { ...measures, learningRate };
  }

  get state(): TrainerState {
    return {
      weights: syncTidy(() => toVector(this.#variables)),
      average: this.average.values,
      lossWeights: syncTidy(() => toVector(this.loss.variables)),
      optimizer: this.#optimizer.state,
    };
  }

  restore({ weights, average, lossWeights, optimizer }: TrainerState): void {
    this.beginWith(weights);
    tf.tidy(() => assignVector(this.loss.variables, tf.tensor1d(lossWeights)));
    this.average.restore(average);
    this.#optimizer.restore(optimizer);
  }

  dispose(): void {
    this.average.dispose();
    this.#optimizer.dispose();
    tf.dispose([...this.loss.variables]);
    this.network.dispose();
  }
}

/** The network that a configuration describes, at its seeded start. */
export function networkOf(config: TrainingConfig): tf.LayersModel {
  return buildNetwork(config.network, config.input, config.seed);
}
