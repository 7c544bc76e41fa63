import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { npmEnvironment } from '#training/tensorflow/set-up/addon/build-addon.ts';
import { hasMarker, writeMarker } from '#training/tensorflow/set-up/marker.ts';
import { runProgram } from '#training/tensorflow/set-up/run-program.ts';
import { PACKAGES_MARKER, PRIVATE, ROOT } from '../checkout.mjs';
import { PackageInstallError } from '../errors.ts';
import type { Step } from '../step.ts';

/** `npm ci`, again whenever package-lock.json changes. Install scripts do not run. */
export const npmPackages: Step = {
  name: 'npm packages',

  async isDone() {
    return hasMarker(PACKAGES_MARKER, await key());
  },

  async run(progress) {
    progress('installing from package-lock.json');
    await mkdir(PRIVATE, { recursive: true });
    const log = join(PRIVATE, 'npm-ci.log');
    const result = await runProgram(
      'npm',
      ['ci', '--ignore-scripts', '--include=dev', '--include=optional'],
      {
        cwd: ROOT,
        env: npmEnvironment(),
        log,
      },
    );
    if (result.code !== 0) throw new PackageInstallError('The npm packages', result.tail, log);
    // npm ci begins by deleting node_modules, and the marker with it.
    await writeMarker(PACKAGES_MARKER, await key());
  },
};

async function key(): Promise<string> {
  const lock = await readFile(join(ROOT, 'package-lock.json'));
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}`;
}
