import { join } from 'node:path';
import { type BackgroundProcess, startInBackground } from '../process/background-process.ts';
import { ROOT } from '../setup/checkout.mjs';
import { untilAnswering } from '../stack/answering.ts';
import type { StackFolder } from '../stack/stack-folder.ts';
import { JWKS_PATH } from './server.ts';

/** The development issuer, running. */
export interface RunningIssuer {
  readonly issuer: string;
  readonly jwksUri: string;
  readonly process: BackgroundProcess;
}

/** Starts the development issuer on loopback. @throws ProcessFailedError */
export async function startIssuer(folder: StackFolder, port: number): Promise<RunningIssuer> {
  const issuer = `http://127.0.0.1:${port}`;
  const jwksUri = `${issuer}${JWKS_PATH}`;
  const background = await startInBackground({
    program: process.execPath,
    args: [join(ROOT, 'local/issuer/main.ts'), folder.issuerKey, String(port)],
    cwd: ROOT,
    log: folder.issuerLog,
    marker: 'local/issuer/main.ts',
    env: { PATH: process.env['PATH'] },
  });
  await untilAnswering('The token issuer', background, jwksUri, folder.issuerLog);
  return { issuer, jwksUri, process: background };
}
