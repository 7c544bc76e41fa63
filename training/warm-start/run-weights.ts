import { networkOf } from '../loop/trainer.ts';
import { readBestWeights } from '../run/best-weights.ts';
import { RunFolder } from '../run/run-folder.ts';
import type { InitialWeights } from './initial-weights.ts';

/**
 * The best weights of a training run.
 *
 * @throws RunNotFoundError, NoCheckpointError
 */
export async function runWeights(folder: string): Promise<InitialWeights> {
  const run = await RunFolder.open(folder);
  const network = networkOf(await run.readConfig());
  const shapes = network.weights.map(({ shape }) => shape.map((size) => size ?? 0));
  network.dispose();
  const { weights } = await readBestWeights(run.best);
  return { weights, shapes, ancestor: { name: folder, sets: await run.readLearnedSets() } };
}
