import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { buildAddon, checkCompiler } from './addon/build-addon.ts';
import { installOfficialBinaries } from './addon/official-binaries.ts';
import { type AddonProof, proveAddon } from './addon/prove-addon.ts';
import { addonPath, TFJS_NODE_DIRECTORY, tfjsNodeVersion } from './addon/tfjs-node.ts';
import { PipMissingError, TensorFlowChoiceError, TensorFlowSetUpError } from './errors.ts';
import { placeLibrary } from './library/place-library.ts';
import { libraryDirectory, provideLibrary } from './library/provide-library.ts';
import { findWheel, TENSORFLOW_VERSION, type TensorFlowWheel, wheelFor } from './library/wheels.ts';
import { readMarker, writeMarker } from './marker.ts';
import type { Progress } from './progress.ts';
import { runProgram } from './run-program.ts';

export interface TensorFlowOptions {
  /** Folder of `@tensorflow/tfjs-node`. */
  readonly packageDirectory: string;
  /** Private folder for unpacked libraries and logs. */
  readonly cacheDirectory: string;
  /** A Python 3 that has pip. */
  readonly python: string;
  /** TensorFlow for NVIDIA GPUs instead of the CPU. */
  readonly gpu: boolean;
  /** One's own build of libtensorflow, a folder with `lib/` and `include/`, instead of a wheel. */
  readonly ownLibrary: string | undefined;
}

/**
 * Reads the choice of a person from the environment: `LIBTENSORFLOW_DIR` names one's own build,
 * `COUNTERSIGN_TENSORFLOW` is `cpu` or `gpu`. Unset, it is `gpu` where the GPU library was fetched before, so that the
 * choice is made once and not for every command.
 *
 * @throws {TensorFlowChoiceError}
 */
export function tensorFlowOptions(
  cacheDirectory: string,
  python: string,
  env: NodeJS.ProcessEnv = process.env,
): TensorFlowOptions {
  const choice = env['COUNTERSIGN_TENSORFLOW'] || (hasGpuLibrary(cacheDirectory) ? 'gpu' : 'cpu');
  if (choice !== 'cpu' && choice !== 'gpu') throw new TensorFlowChoiceError(choice);
  const ownLibrary = env['LIBTENSORFLOW_DIR'];
  return {
    packageDirectory: TFJS_NODE_DIRECTORY,
    cacheDirectory,
    python,
    gpu: choice === 'gpu',
    ownLibrary: ownLibrary ? resolve(ownLibrary) : undefined,
  };
}

function hasGpuLibrary(cacheDirectory: string): boolean {
  const wheel = findWheel(process.platform, process.arch, true);
  return wheel !== undefined && existsSync(libraryDirectory(wheel, cacheDirectory));
}

/** Whether this very set-up was proven before; decided from a marker in a few milliseconds. */
export async function isTensorFlowProven(options: TensorFlowOptions): Promise<boolean> {
  const directory = options.packageDirectory;
  const proven = await readMarker(markerIn(directory));
  if (proven === undefined || !isLoadable(directory)) return false;
  const key = await keyOf(options);
  if (proven === key) return true;
  const obstacle = await obstacleToBuilding(options);
  return obstacle !== undefined && proven === officialKey(obstacle, key);
}

/** Whether the library need not be fetched (any more). */
export async function isTensorFlowFetched(options: TensorFlowOptions): Promise<boolean> {
  if (options.ownLibrary !== undefined || (await isTensorFlowProven(options))) return true;
  return (
    (await obstacleToBuilding(options)) !== undefined ||
    existsSync(libraryDirectory(chooseWheel(options), options.cacheDirectory))
  );
}

/**
 * Does the long part, the library, ahead of time: it needs no npm package, so it can run beside `npm ci`.
 * {@link setUpTensorFlow} finds it done.
 *
 * @throws {TensorFlowSetUpError}
 */
export async function fetchTensorFlow(options: TensorFlowOptions, progress: Progress): Promise<void> {
  if (await isTensorFlowFetched(options)) return;
  await provideLibrary(chooseWheel(options), options, progress);
}

/**
 * Makes `@tensorflow/tfjs-node` ready on a current TensorFlow: fetches the library, builds the addon, proves it with a
 * gradient, and only then marks it as done, so any interruption is made good by the next run. Where a wheel cannot be
 * used (no pip, no compiler, another platform) the official binaries are installed and proven in the same way.
 *
 * @returns the proof, or undefined where the same set-up was proven before.
 * @throws {TensorFlowSetUpError} one subclass for each thing that can go wrong.
 */
export async function setUpTensorFlow(
  options: TensorFlowOptions,
  progress: Progress,
): Promise<AddonProof | undefined> {
  if (await isTensorFlowProven(options)) return undefined;
  const { cacheDirectory, ownLibrary, packageDirectory } = options;
  await rm(markerIn(packageDirectory), { force: true });
  await mkdir(cacheDirectory, { recursive: true });
  const obstacle = await obstacleToBuilding(options);
  if (obstacle === undefined) {
    const library = ownLibrary ?? (await provideLibrary(chooseWheel(options), options, progress));
    await placeLibrary(library, packageDirectory);
    await buildAddon(packageDirectory, join(cacheDirectory, 'build.log'), progress);
  } else {
    await installOfficialBinaries(packageDirectory, join(cacheDirectory, 'install.log'), obstacle, progress);
  }
  progress('proving it with a gradient');
  const proof = await proveAddon(packageDirectory);
  const key = await keyOf(options);
  await writeMarker(markerIn(packageDirectory), obstacle === undefined ? key : officialKey(obstacle, key));
  return proof;
}

function chooseWheel(options: TensorFlowOptions): TensorFlowWheel {
  return wheelFor(process.platform, process.arch, options.gpu);
}

async function keyOf(options: TensorFlowOptions): Promise<string> {
  const library = options.ownLibrary ?? `tensorflow ${TENSORFLOW_VERSION} ${options.gpu ? 'gpu' : 'cpu'}`;
  const version = await tfjsNodeVersion(options.packageDirectory);
  return `${library}, tfjs-node ${version}, ${process.platform}-${process.arch}`;
}

/** Lapses when the obstacle is out of the way, so that installing a compiler is enough to get the current version. */
function officialKey(obstacle: TensorFlowSetUpError, key: string): string {
  return `${key}, official binaries because of ${obstacle.code}`;
}

/** The official binaries, and nothing else, are possible where one of these is missing. */
async function obstacleToBuilding(options: TensorFlowOptions): Promise<TensorFlowSetUpError | undefined> {
  try {
    checkCompiler();
    if (options.ownLibrary !== undefined) return undefined;
    chooseWheel(options);
    const pip = await runProgram(options.python, ['-m', 'pip', '--version']);
    return pip.code === 0 ? undefined : new PipMissingError(options.python);
  } catch (error) {
    if (error instanceof TensorFlowSetUpError) return error;
    throw error;
  }
}

function isLoadable(packageDirectory: string): boolean {
  const library = join(packageDirectory, 'deps', 'lib', 'libtensorflow.so.2');
  return existsSync(addonPath(packageDirectory)) && existsSync(library);
}

function markerIn(packageDirectory: string): string {
  return join(packageDirectory, 'countersign-proof');
}
