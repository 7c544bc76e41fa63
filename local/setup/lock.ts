import { mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 500;
/** The holder touches its lock this often. */
const HEARTBEAT_MS = 1000;
/** A lock that was not touched for so long is nobody's, even where its process number lives on in another program. */
const ABANDONED_AFTER_MS = 15_000;

/**
 * Runs `work` while no other process of this checkout holds the lock: two `npm ci` at once would delete each other's
 * packages, two builds each other's files. A lock whose process is gone is taken over.
 *
 * @param path - file that is the lock
 * @param waiting - called once where another process holds the lock
 */
export async function withLock<Result>(
  path: string,
  waiting: (holder: number) => void,
  work: () => Promise<Result>,
): Promise<Result> {
  await mkdir(dirname(path), { recursive: true });
  for (let said = false; !(await acquire(path)); ) {
    const holder = await holderOf(path);
    if (holder === undefined) {
      await rm(path, { force: true });
    } else {
      if (!said) waiting(holder);
      said = true;
      await sleep(POLL_MS);
    }
  }
  const heartbeat = setInterval(() => void touch(path), HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    await rm(path, { force: true });
  }
}

async function acquire(path: string): Promise<boolean> {
  try {
    await writeFile(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Process that holds the lock; undefined where it is gone. */
async function holderOf(path: string): Promise<number | undefined> {
  try {
    const [text, { mtimeMs }] = await Promise.all([readFile(path, 'utf8'), stat(path)]);
    const pid = Number(text);
    // Between making the file and writing the number into it there is a lock without a number.
    const alive = text === '' || isAlive(pid);
    return alive && Date.now() - mtimeMs < ABANDONED_AFTER_MS ? pid : undefined;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function touch(path: string): Promise<void> {
  const now = new Date();
  await utimes(path, now, now).catch((error: unknown) => {
    // The work ended between two beats.
    if (codeOf(error) !== 'ENOENT') throw error;
  });
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives, but is another user's.
    return codeOf(error) === 'EPERM';
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
