import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CountersignError } from '#core/errors/countersign-error.ts';
import { findPython } from '#local/setup/tools.mjs';
import { hasMarker, writeMarker } from '#training/tensorflow/set-up/marker.ts';
import { runProgram } from '#training/tensorflow/set-up/run-program.ts';

/** Python packages that a proof or a benchmark needs for itself, in an environment of its own. */
export interface PythonNeeds {
  /** Folder of the environment, inside `.countersign`. */
  readonly environment: string;
  /** File with the pinned packages. */
  readonly requirements: string;
}

/** A Python environment could not be made. */
export class PythonEnvironmentError extends CountersignError {
  readonly code = 'python-environment';

  constructor(reason: string, environment: string) {
    super(`A Python environment could not be made: ${reason}`, {
      remedy: `Remove ${environment} and run it again; it needs Python 3.11 and a package registry.`,
    });
  }
}

/**
 * Makes the environment, once for each state of its requirements.
 *
 * @returns path of its Python
 * @throws PythonEnvironmentError
 */
export async function providePython({ environment, requirements }: PythonNeeds): Promise<string> {
  const python = join(environment, 'bin', 'python');
  const marker = join(environment, 'countersign-requirements');
  const key = `${environment} ${createHash('sha256')
    .update(await readFile(requirements))
    .digest('hex')}`;
  if (await hasMarker(marker, key)) return python;

  const found = findPython();
  if (found === undefined) throw new PythonEnvironmentError('there is no Python.', environment);
  console.error(`installing the Python packages of ${requirements} (once)`);
  await mkdir(environment, { recursive: true });
  const log = join(environment, '..', 'install.log');
  const steps = [
    [found.command, '-m', 'venv', '--clear', environment],
    [python, '-m', 'pip', 'install', '--only-binary=:all:', '--requirement', requirements],
  ] as const;
  for (const [program, ...args] of steps) {
    const { code, tail } = await runProgram(program, args, { log });
    if (code !== 0) throw new PythonEnvironmentError(`${tail} (${log})`, environment);
  }
  await writeMarker(marker, key);
  return python;
}
