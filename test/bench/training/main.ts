/**
 * `npm run bench:training`: how fast and how frugal training is. Comparisons take turns within this one run, so the
 * ratios hold on a busy machine too; JSON stands at the end of the output.
 */
import { Command } from 'commander';
import { reportAndExit } from '#cli/failure.ts';
import { compareBatchHard } from './parts/batch-hard.ts';
import { measurePipeline } from './parts/input-pipeline.ts';
import { measureLongRun } from './parts/long-run.ts';
import { measureOfflineMining } from './parts/offline-mining.ts';
import { compareTrainingSteps } from './parts/training-step.ts';
import { provideEnvironment } from './python-side.ts';

const { turns, steps } = new Command('bench:training')
  .option('--turns <n>', 'turns that the two sides of a comparison take', Number, 10)
  .option('--steps <n>', 'steps of the long run', Number, 10_000)
  .parse()
  .opts<{ turns: number; steps: number }>();

/** What the figures should be. */
const GOALS = {
  trainingStep: 'ratio of medians at most 1.1',
  inputPipeline: 'timesFaster at least 3',
  offlineMining: 'each at most 3 seconds',
  longRun: 'no tensor gained, bytes gained a step near 0',
};

async function run(): Promise<void> {
  await provideEnvironment();
  const trainingStep = await say('training step', compareTrainingSteps(turns));
  const inputPipeline = await say('input pipeline', measurePipeline(turns));
  const batchHard = await say('batch-hard mining', compareBatchHard(turns));
  const offlineMining = await say('offline mining', measureOfflineMining());
  const longRun = await say('long run', Promise.resolve(measureLongRun(steps)));
  console.log(
    JSON.stringify({ trainingStep, inputPipeline, batchHard, offlineMining, longRun, goals: GOALS }, null, 2),
  );
}

async function say<T>(name: string, part: Promise<T>): Promise<T> {
  const result = await part;
  console.error(`${name}: ${JSON.stringify(result)}`);
  return result;
}

await run().catch(reportAndExit);
