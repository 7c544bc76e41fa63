import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Batch } from '#training/batches/batch.ts';
import { resolveConfig } from '#training/config/resolve-config.ts';
import { Trainer } from '#training/loop/trainer.ts';
import { Random } from '#training/random/random.ts';
import { BenchmarkError } from '../../errors.ts';
import { BENCH_FOLDER } from '../../folder.ts';
import { round, summarize, type Timing, time } from '../../timing.ts';
import { PythonSide } from '../python-side.ts';

/** Steps that each side takes in turn, so that what disturbs one disturbs the other. */
const TURN = 3;
/** Turns before any is counted: memory is allocated and Keras's step compiled in them. */
const WARM_UP_TURNS = 2;
/** Largest difference of the losses of the first steps, relative: the sides must compute the same. */
const TOLERANCE = 0.02;

const config = resolveConfig({
  data: [{ source: 'synthetic' }],
  steps: 1000,
  optimizer: { warmUp: 0 },
});
const answerSchema = z.object({ losses: z.array(z.number()), milliseconds: z.array(z.number()) });
const versionsSchema = z.object({ tensorflow: z.string(), keras: z.string() });

export interface StepComparison {
  readonly batch: number;
  readonly versions: z.infer<typeof versionsSchema>;
  readonly ours: Timing;
  /** As Keras compiles by default (XLA), and without it. */
  readonly keras: Timing;
  readonly kerasWithoutXla: Timing;
  /** Ours over Keras's, of medians and of least times. */
  readonly ratio: Timing;
}

/**
 * A training step of the base network (forward, batch-hard triplet loss, backward, AdamW with clipping, weight
 * average) against the same in Keras: same weights, same batch, same TensorFlow library.
 *
 * @throws BenchmarkError when the losses of the first steps differ
 */
export async function compareTrainingSteps(turns: number): Promise<StepComparison> {
  const trainer = new Trainer(config, []);
  const batch = randomBatch();
  const setting = await writeSetting(trainer, batch);
  const sides = [new PythonSide('keras_step.py'), new PythonSide('keras_step.py')] as const;
  const [versions] = await Promise.all(
    sides.map((side, i) => side.ask({ ...setting, jit: i === 0 ? 'auto' : false }, versionsSchema)),
  );
  const times: [ours: number[], keras: number[], withoutXla: number[]] = [[], [], []];
  for (let turn = 0; turn < WARM_UP_TURNS + turns; turn++) {
    const losses: number[] = [];
    const ours: number[] = [];
    for (let step = 0; step < TURN; step++) {
      ours.push(await time(() => losses.push(trainer.step(batch, 0).loss)));
    }
    const answers = [];
    for (const side of sides) answers.push(await side.ask({ steps: TURN }, answerSchema));
    if (turn === 0) for (const answer of answers) refuseDifference(losses, answer.losses);
    if (turn < WARM_UP_TURNS) continue;
    for (const [i, some] of [ours, ...answers.map((answer) => answer.milliseconds)].entries()) {
      times[i]?.push(...some);
    }
  }
  for (const side of sides) side.end();
  trainer.dispose();
  const [ours, keras, kerasWithoutXla] = times.map(summarize) as [Timing, Timing, Timing];
  const ratio = { median: round(ours.median / keras.median), least: round(ours.least / keras.least) };
  return {
    batch: batch.labels.length,
    versions: versions ?? { tensorflow: 'unknown', keras: 'unknown' },
    ours,
    keras,
    kerasWithoutXla,
    ratio,
  };
}

function randomBatch(): Batch {
  const random = new Random('benchmark batch');
  const { classes, samples } = config.batch;
  const area = config.input.width * config.input.height;
  return {
    inputs: Float32Array.from({ length: classes * samples * area }, () =>
      random.chance(0.1) ? random.float() : 0,
    ),
    labels: Int32Array.from({ length: classes * samples }, (_, i) => Math.floor(i / samples)),
    mining: 'batch-hard',
  };
}

/** What Keras needs to build the same step. Its layers hold their weights in the order that ours do. */
async function writeSetting({ network }: Trainer, { inputs, labels }: Batch) {
  const files = { inputs: join(BENCH_FOLDER, 'inputs.bin'), weights: join(BENCH_FOLDER, 'weights.bin') };
  const weights = network.layers.flatMap((layer) => layer.getWeights().map((weight) => weight.dataSync()));
  await writeFile(files.inputs, new Uint8Array(inputs.buffer));
  await writeFile(files.weights, Buffer.concat(weights.map(({ buffer }) => new Uint8Array(buffer))));
  const { loss, optimizer, input, network: options } = config;
  if (!('margin' in loss)) throw new BenchmarkError('knows the triplet margin loss only');
  return {
    ...files,
    ...options,
    ...optimizer,
    labels: [...labels],
    size: input,
    margin: loss.margin,
  };
}

function refuseDifference(ours: readonly number[], theirs: readonly number[]): void {
  const close = ours.every((loss, i) => Math.abs(loss - (theirs[i] ?? Number.NaN)) < TOLERANCE * loss);
  if (!close) throw new BenchmarkError(`compares unlike steps: losses ${ours} and ${theirs}`);
}
