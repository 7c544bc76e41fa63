import { setImmediate } from 'node:timers/promises';
import { BatchStream } from '../batches/batch-stream.ts';
import type { TrainingConfig } from '../config/training-config.ts';
import { inputOf, type PreparedSet } from '../datasets/prepared-set.ts';
import { meanRate, type ValidationRates, validate } from '../evaluation/validate.ts';
import { embedInputs } from '../networks/embed.ts';
import { writeBestWeights } from '../run/best-weights.ts';
import { type Checkpoint, readLatestCheckpoint, writeCheckpoint } from '../run/checkpoint.ts';
import { MetricsLog } from '../run/logs/metrics-log.ts';
import { TensorBoardLog } from '../run/logs/tensorboard-log.ts';
import type { RunFolder } from '../run/run-folder.ts';
import { type ImagePool, poolImages } from '../samplers/image-pool.ts';
import { CollapseDetector, UNSUSPECTED } from './collapse.ts';
import type { RunSets } from './load-sets.ts';
import { BatchOrders } from './plan/batch-orders.ts';
import { progressOf } from './plan/budget.ts';
import { OfflineMining } from './plan/offline-mining.ts';
import type { StepMeasures } from './train-step.ts';
import { Trainer } from './trainer.ts';

/** Steps between writes of the metrics, and between points of TensorBoard's curves. */
const METRICS_EVERY = 20;

/** Told what happens, for a person who watches. */
export interface TrainingObserver {
  onStep(step: number, progress: number, seconds: number, measures: StepMeasures): void;
  onValidation(
    step: number,
    validation: readonly ValidationRates[],
    measured: readonly ValidationRates[],
  ): void;
  /** A checkpoint was written; the run goes on when the answer resolves. */
  onCheckpoint?(step: number): Promise<void>;
}

export interface TrainOptions {
  readonly run: RunFolder;
  readonly config: TrainingConfig;
  readonly sets: RunSets;
  /** Weights to begin with (see warm-start), null for random ones. */
  readonly initialWeights: Float32Array | null;
  /** Go on from the run's last checkpoint. */
  readonly resume: boolean;
  /** Asked after every step whether to write a checkpoint and stop. */
  readonly shouldStop: () => boolean;
  readonly observer: TrainingObserver;
}

export interface TrainingOutcome {
  readonly step: number;
  readonly finished: boolean;
  readonly bestRate: number | null;
}

/**
 * Trains until the budget is used or a stop is asked for, with checkpoints on the way and at the end.
 *
 * @throws TrainingCollapsedError, TrainingStuckError, TrainingDivergedError, NothingToMineError
 * @throws NoCheckpointError when there is none to resume from
 */
export async function train(options: TrainOptions): Promise<TrainingOutcome> {
  const session = await TrainingSession.begin(options);
  try {
    return await session.run();
  } finally {
    await session.end();
  }
}

type Start = Pick<Checkpoint, 'step' | 'seconds' | 'bestRate' | 'suspicion' | 'mined'>;

const BEGINNING: Start = { step: 0, seconds: 0, bestRate: null, suspicion: UNSUSPECTED, mined: null };

class TrainingSession {
  readonly #options: TrainOptions;
  readonly #trainer: Trainer;
  readonly #metrics: MetricsLog;
  readonly #tensorBoard: TensorBoardLog;
  readonly #collapse: CollapseDetector;
  readonly #orders: BatchOrders;
  readonly #batches: BatchStream;
  #step: number;
  #seconds: number;
  #bestRate: number | null;

  private constructor(options: TrainOptions, trainer: Trainer, pool: ImagePool, start: Start) {
    const { config, run } = options;
    this.#options = options;
    this.#trainer = trainer;
    this.#metrics = new MetricsLog(run.metrics);
    this.#tensorBoard = new TensorBoardLog(run.tensorBoard);
    this.#collapse = new CollapseDetector(trainer.loss, start.suspicion);
    this.#step = start.step;
    this.#seconds = start.seconds;
    this.#bestRate = start.bestRate;
    this.#orders = new BatchOrders(config.curriculum, new OfflineMining(pool, config, start.mined), (step) =>
      this.#progressAt(step),
    );
    const { batch, augmentation, seed } = config;
    this.#batches = new BatchStream({ pool, sampler: batch, augmentation, seed }, start.step + 1, (step) =>
      this.#orders.of(step),
    );
  }

  static async begin(options: TrainOptions): Promise<TrainingSession> {
    const { config, sets, run, resume, initialWeights } = options;
    const start = resume ? await readLatestCheckpoint(run.checkpoints) : null;
    if (start) await new MetricsLog(run.metrics).rewind(start.step);
    const pool = poolImages(sets.train, config.input);
    const trainer = new Trainer(config, pool.classes);
    if (start) trainer.restore(start);
    else if (initialWeights) trainer.beginWith(initialWeights);
    return new TrainingSession(options, trainer, pool, start ?? BEGINNING);
  }

  async run(): Promise<TrainingOutcome> {
    const { config, shouldStop } = this.#options;
    while (this.#progressAt(this.#step) < 1 && !shouldStop()) {
      await this.#takeStep();
      // Batches arrive faster than they are used, so without this turn no signal would ever be heard.
      await setImmediate();
      if (this.#step % METRICS_EVERY === 0) await this.#flushLogs();
      const finished = this.#progressAt(this.#step) >= 1;
      if (finished || this.#step % config.validateEvery === 0) await this.#validate();
      if (finished || this.#step % config.checkpointEvery === 0) await this.#checkpoint();
    }
    if (shouldStop()) await this.#checkpoint();
    return { step: this.#step, finished: this.#progressAt(this.#step) >= 1, bestRate: this.#bestRate };
  }

  async end(): Promise<void> {
    await this.#batches.close();
    await this.#flushLogs();
    this.#trainer.dispose();
  }

  #progressAt(step: number): number {
    const { steps, minutes } = this.#options.config;
    return progressOf(
      { steps, seconds: minutes === undefined ? undefined : minutes * 60 },
      step,
      this.#seconds,
    );
  }

  async #takeStep(): Promise<void> {
    const started = performance.now();
    const step = this.#step + 1;
    const progress = this.#progressAt(this.#step);
    const mined = this.#orders.prepare(step, this.#trainer.network);
    if (mined !== null) this.#metrics.add({ step, mined });
    const measures = this.#trainer.step(await this.#batches.next(step), progress);
    this.#seconds += (performance.now() - started) / 1000;
    this.#step = step;
    this.#metrics.add({ step, ...measures });
    if (step % METRICS_EVERY === 1) this.#tensorBoard.add(step, 'training', { ...measures });
    this.#collapse.observe(step, measures);
    this.#options.observer.onStep(step, this.#progressAt(step), this.#seconds, measures);
  }

  async #validate(): Promise<void> {
    const { sets, run, observer } = this.#options;
    const { network, average } = this.#trainer;
    const embed = async (set: PreparedSet, images: readonly number[]) =>
      embedInputs(network, set.size, images.length, (i) => inputOf(set, images[i] ?? 0));
    const rates = (of: readonly PreparedSet[]) =>
      average.using(async () => {
        const all: ValidationRates[] = [];
        for (const set of of) all.push(await validate(set, embed));
        return all;
      });
    const validation = await rates(sets.validation);
    const measured = await rates(sets.measured);
    this.#metrics.add({ step: this.#step, validation, measured });
    for (const { set, ...rates } of [...validation, ...measured]) {
      this.#tensorBoard.add(this.#step, `equal error rate/${set}`, rates);
    }
    observer.onValidation(this.#step, validation, measured);
    const rate = meanRate(validation);
    // Without people to validate on, the latest weights are the best known.
    if (rate !== null && this.#bestRate !== null && rate >= this.#bestRate) return;
    this.#bestRate = rate;
    await writeBestWeights(run.best, { step: this.#step, rate, validation, weights: average.values });
  }

  async #flushLogs(): Promise<void> {
    await this.#metrics.flush();
    this.#tensorBoard.flush();
  }

  async #checkpoint(): Promise<void> {
    await this.#flushLogs();
    await writeCheckpoint(this.#options.run.checkpoints, {
      step: this.#step,
      seconds: this.#seconds,
      bestRate: this.#bestRate,
      suspicion: this.#collapse.suspicion,
      mined: this.#orders.mined,
      ...this.#trainer.state,
    });
    await this.#options.observer.onCheckpoint?.(this.#step);
  }
}
