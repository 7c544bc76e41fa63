import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '#local/process/free-port.ts';
import type { Emulator } from '#local/stack/emulators.ts';

const run = promisify(execFile);

/** Where the tests' AWS is; `endpoint` is undefined where it is a MiniStack that the stack starts itself. */
export interface TestEmulator {
  readonly endpoint: string | undefined;
  readonly stop: () => Promise<void>;
}

/**
 * The emulator to test against: MiniStack, or the one that `AWS_ENDPOINT_URL` names. For LocalStack,
 * `COUNTERSIGN_LOCALSTACK` names a folder whose programs `up DIR PORT` and `down DIR` start and stop one.
 */
export async function startEmulator(kind: Emulator, root: string): Promise<TestEmulator> {
  if (kind === 'ministack') return { endpoint: process.env['AWS_ENDPOINT_URL'], stop: async () => {} };

  const programs = process.env['COUNTERSIGN_LOCALSTACK'] ?? '';
  const directory = `${root}-emulator`;
  const port = await freePort();
  await run(join(programs, 'up'), [directory, String(port)]);
  return {
    endpoint: `http://127.0.0.1:${port}`,
    stop: async () => {
      await run(join(programs, 'down'), [directory]);
    },
  };
}
