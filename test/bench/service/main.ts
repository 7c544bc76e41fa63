/**
 * `npm run bench:service`: how fast the service answers, beside what it cannot do without. Comparisons take turns within
 * this one run, so the ratios hold on a busy machine too; JSON stands at the end of the output.
 */
import { Command } from 'commander';
import { reportAndExit } from '#cli/failure.ts';
import { startLocalService } from './local-service.ts';
import { measureFirstAnswer } from './parts/first-answer.ts';
import { measureIdentification } from './parts/identification.ts';
import { compareWithPython } from './parts/side-by-side.ts';
import { measureWarmVerification } from './parts/warm-verification.ts';
import { makeScans } from './scans.ts';

const { turns } = new Command('bench:service')
  .option('--turns <n>', 'turns that the sides of a comparison take', Number, 20)
  .parse()
  .opts<{ turns: number }>();

/** What the figures should be. */
const GOALS = {
  warmVerification: 'ratio of medians at most 1.3',
  firstAnswer: 'ratio of medians at most 1.5',
  identification: 'at most 5 ms of processor time a search, the best person always proposed',
  sideBySide: 'each ratio of medians at most 1',
};

async function run(): Promise<void> {
  const scans = await makeScans();
  const service = await startLocalService();
  try {
    const warmVerification = await say(
      'warm verification',
      measureWarmVerification(scans, service.token, turns),
    );
    const firstAnswer = await say('first answer', measureFirstAnswer(scans, service.token, turns));
    const identification = await say('identification', measureIdentification());
    const sideBySide = await say('beside Python', compareWithPython(scans, service.token, turns));
    const measured = { warmVerification, firstAnswer, identification, sideBySide };
    console.log(JSON.stringify({ ...measured, goals: GOALS }, null, 2));
  } finally {
    await service.stop();
  }
}

async function say<T>(name: string, part: Promise<T>): Promise<T> {
  const result = await part;
  console.error(`${name}: ${JSON.stringify(result)}`);
  return result;
}

await run().catch(reportAndExit);
