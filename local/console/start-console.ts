import type { BackgroundProcess } from '../process/background-process.ts';
import type { StackFolder } from '../stack/stack-folder.ts';
import { startOwnServer } from '../stack/start-own-server.ts';
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
  const background = await startOwnServer({
    name: 'The web page',
    script: 'local/console/main.ts',
    args: [String(port), JSON.stringify(settings)],
    url,
    log: folder.consoleLog,
  });
  return { url, process: background };
}
