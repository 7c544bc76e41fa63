import type { BackgroundProcess } from '../process/background-process.ts';
import type { StackFolder } from '../stack/stack-folder.ts';
import { startOwnServer } from '../stack/start-own-server.ts';
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
  const background = await startOwnServer({
    name: 'The token issuer',
    script: 'local/issuer/main.ts',
    args: [folder.issuerKey, String(port)],
    url: jwksUri,
    log: folder.issuerLog,
  });
  return { issuer, jwksUri, process: background };
}
