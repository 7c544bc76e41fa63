import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PRIVATE, ROOT } from '../setup/checkout.mjs';
import { withLock } from '../setup/lock.ts';

const CONSOLE = join(ROOT, 'console');
/** The built page. */
export const SITE = join(CONSOLE, 'dist');
/** What the page was built from; lies beside the page so that it goes with it. */
const STAMP = join(SITE, '.built-from');
const LOCK = join(PRIVATE, 'console.lock');
const CLIENT = ['client/index.js', 'package-lock.json'];

/** Builds the web page unless it is built from just these sources. @returns whether it had to be built */
export function buildConsole(): Promise<boolean> {
  return withLock(
    LOCK,
    () => {},
    async () => {
      const stamp = await sourceStamp();
      if (existsSync(STAMP) && (await readFile(STAMP, 'utf8')) === stamp) return false;
      const { build } = await import('vite');
      await build({ root: CONSOLE, logLevel: 'warn' });
      await writeFile(STAMP, stamp);
      return true;
    },
  );
}

async function sourceStamp(): Promise<string> {
  const files = await readdir(CONSOLE, { recursive: true, withFileTypes: true });
  const own = files
    .filter((file) => file.isFile() && !file.parentPath.startsWith(SITE))
    .map((file) => join(file.parentPath, file.name));
  const hash = createHash('sha256');
  for (const file of [...own.sort(), ...CLIENT.map((name) => join(ROOT, name))]) {
    hash.update(file.slice(ROOT.length)).update(await readFile(file));
  }
  return hash.digest('hex');
}
