import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { hasMarker, writeMarker } from '#training/tensorflow/set-up/marker.ts';
import { runProgram } from '#training/tensorflow/set-up/run-program.ts';
import { PRIVATE, PYTHON_ENVIRONMENT } from '../checkout.mjs';
import { PackageInstallError, ToolsMissingError } from '../errors.ts';
import type { Step } from '../step.ts';
import { findPython, findTools, missingSentence } from '../tools.mjs';

/** The Python of the private environment. */
export const PRIVATE_PYTHON = join(PYTHON_ENVIRONMENT, 'bin', 'python');

const MARKER = join(PYTHON_ENVIRONMENT, 'countersign-environment');

/** An empty private Python environment. Its programs hold absolute paths, so a moved checkout gets a new one. */
export const pythonEnvironment: Step = {
  name: 'python',

  async isDone() {
    return existsSync(PRIVATE_PYTHON) && (await hasMarker(MARKER, PYTHON_ENVIRONMENT));
  },

  async run(progress) {
    const python = findPython();
    if (python === undefined) {
      throw new ToolsMissingError(
        findTools()
          .filter((tool) => tool.name.startsWith('Python'))
          .map(missingSentence),
      );
    }
    progress(`making a private environment of Python ${python.version}`);
    await mkdir(PRIVATE, { recursive: true });
    const log = join(PRIVATE, 'python-venv.log');
    const result = await runProgram(python.command, ['-m', 'venv', '--clear', PYTHON_ENVIRONMENT], { log });
    if (result.code !== 0) throw new PackageInstallError('The private Python environment', result.tail, log);
    await writeMarker(MARKER, PYTHON_ENVIRONMENT);
  },
};
