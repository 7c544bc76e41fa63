import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { buildAddon, checkCompiler } from './addon/build-addon.ts';
import { installOfficialBinaries } from './addon/official-binaries.ts';
import { type AddonProof, proveAddon } from './addon/prove-addon.ts';
import { addonPath, tfjsNodeDirectory, tfjsNodeVersion } from './addon/tfjs-node.ts';
import { PipMissingError, TensorFlowSetUpError } from './errors.ts';
import { placeLibrary } from './library/place-library.ts';
import { provideLibrary } from './library/provide-library.ts';
import { TENSORFLOW_VERSION, type TensorFlowWheel, wheelFor } from './library/wheels.ts';
import { readMarker, writeMarker } from './marker.ts';
import type { Progress } from './progress.ts';
import { runProgram } from './run-program.ts';

export interface TensorFlowOptions {
  /** Private folder for unpacked libraries and logs. */
  readonly cacheDirectory: string;
  /** A Python 3 that has pip. */
  readonly python: string;
  /** TensorFlow for NVIDIA GPUs instead of the CPU. */
  readonly gpu: boolean;
  /** One's own build of libtensorflow, a folder with `lib/` and `include/`, instead of a wheel. */
  readonly ownLibrary: string | undefined;
}

/** Reads `COUNTERSIGN_TENSORFLOW` (`gpu`) and `LIBTENSORFLOW_DIR`. */
export function tensorFlowOptions(
  cacheDirectory: string,
  python: string,
  env: NodeJS.ProcessEnv = process.env,
): TensorFlowOptions {
  const ownLibrary = env['LIBTENSORFLOW_DIR'];
  return {
    cacheDirectory,
    python,
    gpu: env['COUNTERSIGN_TENSORFLOW'] === 'gpu',
    ownLibrary: ownLibrary ? resolve(ownLibrary) : undefined,
  };
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
  const directory = tfjsNodeDirectory();
  const marker = join(directory, 'countersign-proof');
  const wanted = await keyOf(options, directory);
  const proven = await readMarker(marker);
  const obstacle = proven === wanted ? undefined : await obstacleToBuilding(options);
  const key = obstacle === undefined ? wanted : `official ${obstacle.code} ${wanted}`;
  if (proven === key && isLoadable(directory)) return undefined;

  await rm(marker, { force: true });
  if (obstacle === undefined) {
    await placeLibrary(
      options.ownLibrary ?? (await provideLibrary(chooseWheel(options), options, progress)),
      directory,
    );
    await buildAddon(directory, join(options.cacheDirectory, 'build.log'), progress);
  } else {
    await installOfficialBinaries(directory, join(options.cacheDirectory, 'install.log'), obstacle, progress);
  }
  progress('proving the TensorFlow addon');
  const proof = await proveAddon();
  await writeMarker(marker, key);
  return proof;
}

/**
 * Does the long part, the library, ahead of time: it needs no npm package, so it can run beside `npm ci`.
 * {@link setUpTensorFlow} finds it done.
 */
export async function fetchTensorFlow(options: TensorFlowOptions, progress: Progress): Promise<void> {
  if (options.ownLibrary !== undefined || (await obstacleToBuilding(options)) !== undefined) return;
  await provideLibrary(chooseWheel(options), options, progress);
}

function chooseWheel(options: TensorFlowOptions): TensorFlowWheel {
  return wheelFor(process.platform, process.arch, options.gpu);
}

async function keyOf(options: TensorFlowOptions, directory: string): Promise<string> {
  const library = options.ownLibrary ?? `tensorflow ${TENSORFLOW_VERSION} ${options.gpu ? 'gpu' : 'cpu'}`;
  return `${library}, tfjs-node ${await tfjsNodeVersion(directory)}, ${process.platform}-${process.arch}`;
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

function isLoadable(directory: string): boolean {
  return existsSync(addonPath(directory)) && existsSync(join(directory, 'deps', 'lib', 'libtensorflow.so.2'));
}
