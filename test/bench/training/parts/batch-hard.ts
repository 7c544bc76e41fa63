import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { distancesByName } from '#training/distances/by-name.ts';
import { onlineMiners } from '#training/miners/by-name.ts';
import type { Triplets } from '#training/miners/triplets.ts';
import { Random } from '#training/random/random.ts';
import { syncTidy } from '#training/tensorflow/sync-tidy.ts';
import { tf } from '#training/tensorflow/tfjs.ts';
import { BenchmarkError } from '../../errors.ts';
import { BENCH_FOLDER } from '../../folder.ts';
import { round, summarize, type Timing, time } from '../../timing.ts';
import { randomEmbeddings } from '../embeddings.ts';
import { PythonSide } from '../python-side.ts';

const BATCH = 512;
const SAMPLES = 4;
/** Times that each side mines in turn, and turns before any is counted. */
const TURN = 10;
const WARM_UP_TURNS = 2;

const answerSchema = z.object({
  triplets: z.array(z.tuple([z.int(), z.int(), z.int()])),
  milliseconds: z.array(z.number()),
});
const versionSchema = z.object({ torch: z.string() });

export interface MiningComparison {
  readonly batch: number;
  readonly torch: string;
  readonly ours: Timing;
  readonly pytorchMetricLearning: Timing;
  /** Ours over theirs. */
  readonly ratio: Timing;
}

/**
 * Batch-hard mining, distances included, against pytorch-metric-learning on the processor.
 *
 * @throws BenchmarkError when the two find other triplets
 */
export async function compareBatchHard(turns: number): Promise<MiningComparison> {
  const images = randomEmbeddings(BATCH, SAMPLES);
  const path = join(BENCH_FOLDER, 'embeddings.bin');
  await writeFile(path, new Uint8Array(images.values.buffer));
  const side = new PythonSide('batch_hard.py');
  const setting = { embeddings: path, labels: [...images.labels] };
  const { torch } = await side.ask(setting, versionSchema);

  const embeddings = tf.tensor2d(images.values, [BATCH, images.dimensions]);
  const random = new Random('unused');
  const distance = distancesByName['squared-euclidean'];
  const mine = (): Triplets => {
    const values = syncTidy(() => distance.pairwise(embeddings));
    const matrix = { size: BATCH, values, distance, dimensions: images.dimensions };
    return onlineMiners['batch-hard'](matrix, images.labels, random);
  };
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < WARM_UP_TURNS + turns; turn++) {
    const times: number[] = [];
    for (let i = 0; i < TURN; i++) times.push(await time(mine));
    const answer = await side.ask({ times: TURN }, answerSchema);
    if (turn === 0) refuseDifference(mine(), answer.triplets);
    if (turn < WARM_UP_TURNS) continue;
    ours.push(...times);
    theirs.push(...answer.milliseconds);
  }
  side.end();
  embeddings.dispose();
  const [our, their] = [summarize(ours), summarize(theirs)];
  return {
    batch: BATCH,
    torch,
    ours: our,
    pytorchMetricLearning: their,
    ratio: { median: round(our.median / their.median), least: round(our.least / their.least) },
  };
}

function refuseDifference({ anchors, positives, negatives }: Triplets, theirs: readonly number[][]): void {
  const key = (triplet: readonly (number | undefined)[]) => triplet.join(' ');
  const ours = new Set([...anchors].map((anchor, t) => key([anchor, positives[t], negatives[t]])));
  const shared = theirs.filter((triplet) => ours.has(key(triplet))).length;
  // Rounding may turn near ties.
  if (shared < 0.99 * Math.max(ours.size, theirs.length)) {
    throw new BenchmarkError(`compares unlike miners: ${shared} of ${theirs.length} triplets are the same`);
  }
}
