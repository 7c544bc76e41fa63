import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

/** Characters of output kept for an error message; the whole output is in the log, where one is asked for. */
const TAIL_LENGTH = 2000;

/** How a program ended; `code` is null where a signal ended it or it could not be started. */
export interface ProgramResult {
  readonly code: number | null;
  /** The end of standard output and standard error, in the order of arrival. */
  readonly tail: string;
}

export interface ProgramOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** File that receives the whole output. */
  readonly log?: string;
  readonly timeoutMs?: number;
}

/**
 * Runs a program to its end without a shell. It never throws for a program that fails or does not exist: the caller
 * knows what the failure means and which error to raise.
 */
export async function runProgram(
  program: string,
  args: readonly string[],
  options: ProgramOptions = {},
): Promise<ProgramResult> {
  const log = options.log === undefined ? undefined : createWriteStream(options.log);
  let tail = '';
  const collect = (chunk: Buffer) => {
    log?.write(chunk);
    tail = (tail + chunk.toString('utf8')).slice(-TAIL_LENGTH);
  };
  const code = await new Promise<number | null>((resolve) => {
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: options.timeoutMs,
    });
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => {
      collect(Buffer.from(error.message));
      resolve(null);
    });
    child.on('close', resolve);
  });
  if (log !== undefined) {
    log.end();
    await finished(log);
  }
  return { code, tail: tail.trim() };
}
