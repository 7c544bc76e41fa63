import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 500;

/**
 * Runs `work` while no other process of this checkout sets it up: two `npm ci` at once would delete each other's
 * packages. A lock whose process is gone is taken over.
 *
 * @param waiting - called once where another process holds the lock
 */
export async function withSetUpLock<Result>(
  directory: string,
  waiting: (holder: number) => void,
  work: () => Promise<Result>,
): Promise<Result> {
  await mkdir(directory, { recursive: true });
  const path = join(directory, 'setup.lock');
  for (let said = false; !(await acquire(path)); ) {
    const holder = Number(await readFile(path, 'utf8').catch(() => '0'));
    if (!isAlive(holder)) await rm(path, { force: true });
    else {
      if (!said) waiting(holder);
      said = true;
      await sleep(POLL_MS);
    }
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function acquire(path: string): Promise<boolean> {
  try {
    await writeFile(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives, but is another user's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
