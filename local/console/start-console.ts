import { join } from 'node:path';
import { type BackgroundProcess, startInBackground } from '../process/background-process.ts';
import { ROOT } from '../setup/checkout.mjs';
import { untilAnswering } from '../stack/answering.ts';
import type { StackFolder } from '../stack/stack-folder.ts';
import type { ConsoleSettings } from './console-settings.ts';

/** The web page, being served. */
export interface RunningConsole {
  readonly url: string;
  readonly process: BackgroundProcess;
}

/** Starts the server of the web page on loopback. @throws ProcessFailedError */
export async function startConsole(
  folder: StackFolder,
  port: number,
  settings: ConsoleSettings,
): Promise<RunningConsole> {
  const url = `http://127.0.0.1:${port}`;
  const background = await startInBackground({
    program: process.execPath,
    args: [join(ROOT, 'local/console/main.ts'), String(port), JSON.stringify(settings)],
    cwd: ROOT,
    log: folder.consoleLog,
    marker: 'local/console/main.ts',
    env: { PATH: process.env['PATH'] },
  });
  await untilAnswering('The web page', background, url, folder.consoleLog);
  return { url, process: background };
}
