import type { Batch } from '../batches/batch.ts';
import type { TrainingConfig } from '../config/training-config.ts';
import { minersByName } from '../miners/by-name.ts';
import { buildNetwork } from '../networks/build-network.ts';
import { AdamW } from '../optimizers/adam-w.ts';
import { allVariables, assignVector, toVector, trainableVariables } from '../optimizers/parameter-vector.ts';
import { WeightAverage } from '../optimizers/weight-average.ts';
import type { Checkpoint } from '../run/checkpoint.ts';
import { syncTidy } from '../tensorflow/sync-tidy.ts';
import { tf } from '../tensorflow/tfjs.ts';
import { minerAt } from './curriculum.ts';
import { learningRateAt } from './schedule.ts';
import { type StepMeasures, trainStep } from './train-step.ts';

/** The tensors of a checkpoint. */
export type TrainerState = Pick<Checkpoint, 'weights' | 'average' | 'optimizer'>;

/** A network in training: its weights, their average, and the optimizer. */
export class Trainer {
  readonly network: tf.LayersModel;
  readonly average: WeightAverage;
  readonly #config: TrainingConfig;
  readonly #variables: tf.Variable[];
  readonly #trainable: tf.Variable[];
  readonly #optimizer: AdamW;

  constructor(config: TrainingConfig) {
    this.#config = config;
    this.network = networkOf(config);
    this.#variables = allVariables(this.network);
    this.#trainable = trainableVariables(this.network);
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
      miner: minersByName[minerAt(this.#config.curriculum, progress)],
      margin: this.#config.margin,
      learningRate,
    });
    this.average.update(this.#optimizer.updates);
    return { ...measures, learningRate };
  }

  get state(): TrainerState {
    return {
      weights: syncTidy(() => toVector(this.#variables)),
      average: this.average.values,
      optimizer: this.#optimizer.state,
    };
  }

  restore({ weights, average, optimizer }: TrainerState): void {
    this.beginWith(weights);
    this.average.restore(average);
    this.#optimizer.restore(optimizer);
  }

  dispose(): void {
    this.average.dispose();
    this.#optimizer.dispose();
    this.network.dispose();
  }
}

/** The network that a configuration describes, at its seeded start. */
export function networkOf(config: TrainingConfig): tf.LayersModel {
  return buildNetwork(config.network, config.input, config.seed);
}
