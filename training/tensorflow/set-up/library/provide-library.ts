import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { WheelChecksumError, WheelDownloadError, WheelUnpackError } from '../errors.ts';
import type { Progress } from '../progress.ts';
import { runProgram } from '../run-program.ts';
import { provideCudaRuntime } from './cuda-runtime.ts';
import type { TensorFlowWheel } from './wheels.ts';

const UNPACK_WHEEL = fileURLToPath(new URL('unpack-wheel.py', import.meta.url));

/** The two libraries, and of 150 MB of headers those that the addon's two headers include. */
const WANTED = [
  'tensorflow/libtensorflow_cc.so.2',
  'tensorflow/libtensorflow_framework.so.2',
  'tensorflow/include/tensorflow/c/*.h',
  'tensorflow/include/tensorflow/core/platform/ctstring*.h',
  'tensorflow/include/tsl/platform/ctstring*.h',
  'tensorflow/include/xla/tsl/c/*.h',
];

export interface LibraryOptions {
  /** Private folder that keeps unpacked libraries; survives `npm ci`. */
  readonly cacheDirectory: string;
  /** A Python 3 that has pip. */
  readonly python: string;
}

/** Folder of an unpacked wheel: `lib/` and `include/`, and for the GPU wheel `nvidia/`. */
export function libraryDirectory(wheel: TensorFlowWheel, cacheDirectory: string): string {
  return join(cacheDirectory, wheel.fileName.replace(/\.whl$/, ''));
}

/**
 * Downloads and unpacks a wheel unless that was done. Every stage ends with a rename, so whatever an interruption
 * leaves has a name that the next run throws away; a whole wheel is kept until it is unpacked and used again if its
 * checksum holds.
 *
 * @returns the folder with `lib/` and `include/`.
 * @throws {WheelDownloadError | WheelChecksumError | WheelUnpackError}
 */
export async function provideLibrary(
  wheel: TensorFlowWheel,
  options: LibraryOptions,
  progress: Progress,
): Promise<string> {
  const directory = libraryDirectory(wheel, options.cacheDirectory);
  if (existsSync(directory)) return directory;

  await mkdir(options.cacheDirectory, { recursive: true });
  const file = join(options.cacheDirectory, wheel.fileName);
  const kept = existsSync(file) && (await sha256Of(file)) === wheel.sha256;
  if (!kept) {
    progress(`downloading ${wheel.project} ${wheel.version}`);
    await download(wheel, file, options);
  }

  progress(`unpacking ${wheel.project} ${wheel.version}`);
  const partial = `${directory}.partial`;
  await rm(partial, { recursive: true, force: true });
  await unpack(wheel, file, partial, options.python);
  if (wheel.cuda) {
    progress('downloading the CUDA runtime');
    await provideCudaRuntime(partial, options.python);
  }
  await rename(partial, directory);
  await rm(file);
  return directory;
}

async function download(wheel: TensorFlowWheel, file: string, options: LibraryOptions): Promise<void> {
  const partial = `${file}.partial`;
  await rm(partial, { recursive: true, force: true });
  // biome-ignore format: one option a line would hide the choice of the wheel
  const result = await runProgram(options.python, [
    '-m', 'pip', 'download', '--no-deps', '--no-cache-dir', '--quiet', '--only-binary=:all:',
    '--implementation', 'cp', '--python-version', wheel.pythonVersion,
    '--abi', `cp${wheel.pythonVersion.replace('.', '')}`, '--platform', wheel.platformTag,
    '--dest', partial, `${wheel.project}==${wheel.version}`,
  ]);
  const downloaded = join(partial, wheel.fileName);
  if (result.code !== 0 || !existsSync(downloaded)) {
    throw new WheelDownloadError(`${wheel.project} ${wheel.version}`, result.tail);
  }
  const sha256 = await sha256Of(downloaded);
  if (sha256 === wheel.sha256) await rename(downloaded, file);
  await rm(partial, { recursive: true, force: true });
  if (sha256 !== wheel.sha256) throw new WheelChecksumError(wheel.fileName, wheel.sha256, sha256);
}

async function unpack(
  wheel: TensorFlowWheel,
  file: string,
  directory: string,
  python: string,
): Promise<void> {
  const result = await runProgram(python, [UNPACK_WHEEL, file, directory, ...WANTED]);
  if (result.code !== 0) throw new WheelUnpackError(wheel.fileName, result.tail);
  const unpacked = join(directory, 'tensorflow');
  const missing = [
    'libtensorflow_cc.so.2',
    'libtensorflow_framework.so.2',
    'include/tensorflow/c/c_api.h',
  ].find((name) => !existsSync(join(unpacked, name)));
  if (missing !== undefined) throw new WheelUnpackError(wheel.fileName, `it has no ${missing}`);
  await mkdir(join(directory, 'lib'));
  for (const library of ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2']) {
    await rename(join(unpacked, library), join(directory, 'lib', library));
  }
  await rename(join(unpacked, 'include'), join(directory, 'include'));
  await rm(unpacked, { recursive: true });
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}
