import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const NAME = /^job-(\d+)-/;
const RETRIES = 5;

/**
 * Works in a new folder that is removed afterwards, signatures and all. What a process left that was killed is removed
 * first.
 */
export async function inJobFolder<Result>(
  workFolder: string,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  await mkdir(workFolder, { recursive: true });
  await removeOrphans(workFolder);
  const folder = await mkdtemp(join(workFolder, `job-${process.pid}-`));
  try {
    return await work(folder);
  } finally {
    // A job that was stopped may still write into it for a moment.
    await rm(folder, { recursive: true, force: true, maxRetries: RETRIES });
  }
}

async function removeOrphans(workFolder: string): Promise<void> {
  for (const name of await readdir(workFolder)) {
    const pid = Number(NAME.exec(name)?.[1]);
    // A process does one job at a time, so one of its own is of an earlier process with its number.
    if (pid === process.pid || (pid > 0 && !isAlive(pid)))
      await rm(join(workFolder, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    // Signal 0 is not sent; it only asks whether the process is there.
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
