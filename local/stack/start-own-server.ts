import { join } from 'node:path';
import { type BackgroundProcess, startInBackground } from '../process/background-process.ts';
import { ROOT } from '../setup/checkout.mjs';
import { untilAnswering } from './answering.ts';

export interface OwnServer {
  /** What it is, for whoever hears that it did not start. */
  readonly name: string;
  /** Its program, relative to the project's root. */
  readonly script: string;
  readonly args: readonly string[];
  /** Answers once it is ready. */
  readonly url: string;
  readonly log: string;
}

/** Starts a server of the project's own in the background. @throws ProcessFailedError */
export async function startOwnServer({
  name,
  script,
  args,
  url,
  log,
}: OwnServer): Promise<BackgroundProcess> {
  const background = await startInBackground({
    program: process.execPath,
    args: [join(ROOT, script), ...args],
    cwd: ROOT,
    log,
    marker: script,
    env: { PATH: process.env['PATH'] },
  });
  await untilAnswering(name, background, url, log);
  return background;
}
