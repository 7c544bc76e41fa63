import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import {
  type BackgroundProcess,
  startInBackground,
  stopInBackground,
} from '../process/background-process.ts';
import { PYTHON_ENVIRONMENT } from '../setup/checkout.mjs';
import { untilAnswering } from './answering.ts';
import { EmulatorMissingError } from './errors.ts';
import type { StackFolder } from './stack-folder.ts';

const PYTHON = join(PYTHON_ENVIRONMENT, 'bin', 'python');

/** MiniStack, running. */
export interface RunningMiniStack {
  readonly endpoint: string;
  readonly process: BackgroundProcess;
  /** Where it unpacks functions: outside the checkout, whose packages would hide what a bundle lacks. */
  readonly scratch: string;
}

/**
 * Starts MiniStack on loopback with the project's own Node for functions. What it stored at its last orderly end is
 * there again; after a crash it starts empty, because half of a state is worse than none.
 *
 * @throws EmulatorMissingError, ProcessFailedError
 */
export async function startMiniStack(
  folder: StackFolder,
  port: number,
  enforcePermissions: boolean,
): Promise<RunningMiniStack> {
  if (!existsSync(PYTHON)) throw new EmulatorMissingError();
  if (existsSync(runningMark(folder))) await rm(folder.emulator, { recursive: true, force: true });
  await mkdir(folder.emulator, { recursive: true });
  await writeFile(runningMark(folder), '');

  const scratch = await mkdtemp(join(tmpdir(), 'countersign-functions-'));
  // Its worker is a CommonJS script and would be read as whatever a package.json further up says.
  await writeFile(join(scratch, 'package.json'), '{ "type": "commonjs" }\n');
  const endpoint = `http://127.0.0.1:${port}`;
  const background = await startInBackground({
    program: PYTHON,
    args: ['-m', 'ministack'],
    cwd: folder.emulator,
    log: folder.emulatorLog,
    marker: 'ministack',
    env: {
      PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
      HOME: process.env['HOME'],
      TMPDIR: scratch,
      BIND_HOST: '127.0.0.1',
      MINISTACK_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      LAMBDA_EXECUTOR: 'local',
      AUTH: String(enforcePermissions),
      PERSIST_STATE: '1',
      STATE_DIR: join(folder.emulator, 'state'),
      S3_PERSIST: '1',
      S3_DATA_DIR: join(folder.emulator, 'objects'),
    },
  });
  await untilAnswering('MiniStack', background, `${endpoint}/_ministack/health`, folder.emulatorLog);
  return { endpoint, process: background, scratch };
}

/** Ends MiniStack in order, so that what it stores survives. */
export async function stopMiniStack(
  folder: StackFolder,
  running: Omit<RunningMiniStack, 'endpoint'>,
): Promise<void> {
  await stopInBackground(running.process);
  await rm(runningMark(folder), { force: true });
  await rm(running.scratch, { recursive: true, force: true });
}

const runningMark = (folder: StackFolder): string => join(folder.emulator, 'not-ended-in-order');
