import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasMarker, writeMarker } from '#training/tensorflow/set-up/marker.ts';
import { runProgram } from '#training/tensorflow/set-up/run-program.ts';
import { PRIVATE, PYTHON_ENVIRONMENT } from '../checkout.mjs';
import { PackageInstallError } from '../errors.ts';
import type { Step } from '../step.ts';
import { PRIVATE_PYTHON } from './python-environment.ts';

const REQUIREMENTS = fileURLToPath(new URL('../ministack-requirements.txt', import.meta.url));
const MARKER = join(PYTHON_ENVIRONMENT, 'countersign-requirements');

/** MiniStack in the private Python environment; every file is checked against its sha256 by pip. */
export const localAws: Step = {
  name: 'local AWS',

  async isDone() {
    return hasMarker(MARKER, await key());
  },

  async run(progress) {
    progress('installing MiniStack');
    const log = join(PRIVATE, 'pip-install.log');
    const result = await runProgram(
      PRIVATE_PYTHON,
      ['-m', 'pip', 'install', '--require-hashes', '--only-binary=:all:', '--requirement', REQUIREMENTS],
      { log },
    );
    if (result.code !== 0) throw new PackageInstallError('MiniStack', result.tail, log);
    await writeMarker(MARKER, await key());
  },
};

async function key(): Promise<string> {
  return createHash('sha256')
    .update(await readFile(REQUIREMENTS))
    .digest('hex');
}
