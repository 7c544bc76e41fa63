import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TensorFlowWheel } from '#training/tensorflow/set-up/library/wheels.ts';
import { fakeProgram } from '../fake-programs.ts';

/** The members of a real wheel that matter, and three that must not be unpacked; each holds its own name. */
export const MEMBERS = [
  'tensorflow/libtensorflow_cc.so.2',
  'tensorflow/libtensorflow_framework.so.2',
  'tensorflow/include/tensorflow/c/c_api.h',
  'tensorflow/include/tensorflow/c/eager/c_api.h',
  'tensorflow/include/tensorflow/core/platform/ctstring.h',
  'tensorflow/include/tsl/platform/ctstring_internal.h',
  'tensorflow/include/xla/tsl/c/tsl_status.h',
  'tensorflow/include/tensorflow/core/platform/env.h',
  'tensorflow/include/Eigen/Core',
  'tensorflow/python/keras.py',
];

/** Zips members into `directory/fake.whl` and describes the file as the table of wheels does. */
export function fakeWheel(directory: string, members: readonly string[] = MEMBERS): TensorFlowWheel {
  const fileName = 'fake.whl';
  const zip =
    'import sys, zipfile\n' +
    'with zipfile.ZipFile(sys.argv[1], "w") as archive:\n' +
    '    for name in sys.argv[2:]: archive.writestr(name, name)';
  execFileSync('python3', ['-c', zip, join(directory, fileName), ...members]);
  return describeWheel(directory, fileName);
}

/** The description of whatever file lies in `directory`. */
export function describeWheel(directory: string, fileName: string): TensorFlowWheel {
  return {
    project: 'fake',
    version: '1.0',
    pythonVersion: '3.12',
    platformTag: 'any',
    fileName,
    sha256: createHash('sha256')
      .update(readFileSync(join(directory, fileName)))
      .digest('hex'),
    cuda: false,
  };
}

/**
 * A Python whose `-m pip` notes each call in `directory/pip-calls` and delivers the wheel of `index`; everything else
 * is left to the real Python.
 */
export function pythonWithIndex(directory: string, index: string): Promise<string> {
  return fakeProgram(
    directory,
    'python-with-index',
    `if [ "$2" != pip ]; then exec python3 "$@"; fi
echo "$@" >> '${directory}/pip-calls'
while [ "$1" != --dest ]; do shift; done
mkdir -p "$2" && cp '${index}/fake.whl' "$2/"`,
  );
}
