import { execFile, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);
const POLL_MILLISECONDS = 50;
const STOP_MILLISECONDS = 15_000;

/** A process that outlives the one that started it. */
export const backgroundProcessSchema = z.object({
  pid: z.int().positive(),
  /** A part of its command line, so that a later process with the same id is not taken for it. */
  marker: z.string().min(1),
});
export type BackgroundProcess = z.infer<typeof backgroundProcessSchema>;

export interface BackgroundCommand {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  /** File that its output is written to. */
  readonly log: string;
  readonly marker: string;
}

/** Starts a program in a session of its own, its output in a log file. */
export async function startInBackground(command: BackgroundCommand): Promise<BackgroundProcess> {
  const log = openSync(command.log, 'w');
  try {
    const child = spawn(command.program, command.args, {
      detached: true,
      stdio: ['ignore', log, log],
      env: command.env,
      cwd: command.cwd,
    });
    await new Promise<void>((resolve, reject) => child.once('spawn', resolve).once('error', reject));
    child.unref();
    return { pid: child.pid ?? 0, marker: command.marker };
  } finally {
    closeSync(log);
  }
}

/** Whether the very process still runs. */
export async function isRunning({ pid, marker }: BackgroundProcess): Promise<boolean> {
  return (await commandLineOf(pid)).includes(marker);
}

/** Empty where there is no such process, or only what is left of one. */
async function commandLineOf(pid: number): Promise<string> {
  if (process.platform === 'linux') return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  const { stdout } = await run('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
  return stdout;
}

/** Ends the process and waits until it is gone; does nothing where it is gone already. */
export async function stopInBackground(background: BackgroundProcess): Promise<void> {
  if (!(await isRunning(background))) return;
  process.kill(background.pid, 'SIGTERM');
  const deadline = Date.now() + STOP_MILLISECONDS;
  while (await isRunning(background)) {
    if (Date.now() > deadline) process.kill(background.pid, 'SIGKILL');
    await sleep(POLL_MILLISECONDS);
  }
}
