import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BackgroundProcess, isRunning } from '../process/background-process.ts';
import { ProcessFailedError } from './errors.ts';

const START_MILLISECONDS = 60_000;
const POLL_MILLISECONDS = 50;
const TAIL_LINES = 20;

/**
 * Waits until a background process answers at `url`, with success or with whatever `isAnswer` takes for an answer.
 *
 * @throws ProcessFailedError with the end of its log when it ends or takes too long
 */
export async function untilAnswering(
  name: string,
  background: BackgroundProcess,
  url: string,
  log: string,
  isAnswer: (response: Response) => boolean = ({ ok }) => ok,
): Promise<void> {
  const deadline = Date.now() + START_MILLISECONDS;
  while (!(await answers(url, isAnswer))) {
    if (Date.now() > deadline || !(await isRunning(background))) {
      throw new ProcessFailedError(name, log, await tailOf(log));
    }
    await sleep(POLL_MILLISECONDS);
  }
}

/** The last lines of a log. */
export async function tailOf(log: string): Promise<string> {
  return (await readFile(log, 'utf8')).trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
}

async function answers(url: string, isAnswer: (response: Response) => boolean): Promise<boolean> {
  // Refused connections are what waiting is about.
  const response = await fetch(url).catch(() => undefined);
  await response?.body?.cancel();
  return response !== undefined && isAnswer(response);
}
