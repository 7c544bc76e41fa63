import { join } from 'node:path';
import { type BackgroundProcess, startInBackground } from '../process/background-process.ts';
import { freePort } from '../process/free-port.ts';
import { PRIVATE } from '../setup/checkout.mjs';
import { DYNAMODB_LOCAL } from '../setup/steps/dynamodb-local.ts';
import { untilAnswering } from './answering.ts';

const MAIN = 'software.amazon.dynamodb.services.local.main.ServerRunner';

/** DynamoDB Local, running. */
export interface RunningDynamoDb {
  readonly endpoint: string;
  readonly process: BackgroundProcess;
}

/** Starts DynamoDB Local, empty and in memory, on a free port. @throws ProcessFailedError */
export async function startDynamoDbLocal(): Promise<RunningDynamoDb> {
  const port = await freePort();
  const log = join(PRIVATE, 'dynamodb-local.log');
  const background = await startInBackground({
    program: 'java',
    args: [
      `-Djava.library.path=${DYNAMODB_LOCAL}`,
      ...['-cp', join(DYNAMODB_LOCAL, '*')],
      MAIN,
      ...['-inMemory', '-disableTelemetry', '-port', String(port)],
    ],
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'] },
    cwd: PRIVATE,
    log,
    marker: MAIN,
  });
  const endpoint = `http://127.0.0.1:${port}`;
  // Without a signed request it refuses, which it only does once it is up.
  await untilAnswering('DynamoDB Local', background, endpoint, log, () => true);
  return { endpoint, process: background };
}
