import { existsSync } from 'node:fs';
import { mkdir, readdir, realpath, rename, rm, symlink } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { LibraryLayoutError } from '../errors.ts';

/** Names under which tfjs-node's build and its own checks look for the library. */
const EXPECTED_NAMES = ['libtensorflow.so', 'libtensorflow.so.2', 'libtensorflow.so.2.9.1'];
/** What TensorFlow's own builds call it: the C archive, then the Python wheel. */
const LIBRARY_NAMES = ['libtensorflow.so.2', 'libtensorflow_cc.so.2'];
const FRAMEWORK = 'libtensorflow_framework.so';

/**
 * Fills `deps/` of tfjs-node with links into a library folder (`lib/`, `include/`, perhaps `nvidia/`).
 *
 * Links instead of copies: the 850 MB stay in one place and outlive `npm ci`. The addon finds `deps/lib` by its run
 * path; the GPU library looks for the CUDA runtime in `$ORIGIN/../nvidia/<part>/lib`, which is `deps/nvidia`.
 *
 * @throws {LibraryLayoutError} where the folder holds no libtensorflow or no headers.
 */
export async function placeLibrary(libraryDirectory: string, packageDirectory: string): Promise<void> {
  const source = await realpathOf(libraryDirectory);
  const files = existsSync(join(source, 'lib')) ? await readdir(join(source, 'lib')) : [];
  const library = LIBRARY_NAMES.find((name) => files.includes(name));
  if (library === undefined) throw new LibraryLayoutError(libraryDirectory, 'lib/libtensorflow.so.2');
  if (!existsSync(join(source, 'include', 'tensorflow', 'c', 'c_api.h'))) {
    throw new LibraryLayoutError(libraryDirectory, 'include/tensorflow/c/c_api.h');
  }
  const framework = files.find((name) => name.startsWith(`${FRAMEWORK}.2`));

  const destination = join(await realpath(packageDirectory), 'deps');
  const partial = `${destination}.partial`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(join(partial, 'lib'), { recursive: true });
  // Relative links keep working when the checkout moves; they are made for their final place.
  const link = (target: string, name: string) =>
    symlink(relative(join(destination, name, '..'), join(source, target)), join(partial, name));

  for (const file of files) await link(join('lib', file), join('lib', file));
  for (const name of EXPECTED_NAMES) {
    if (!files.includes(name)) await symlink(library, join(partial, 'lib', name));
  }
  if (framework !== undefined && !files.includes(FRAMEWORK)) {
    await symlink(framework, join(partial, 'lib', FRAMEWORK));
  }
  await link('include', 'include');
  if (existsSync(join(source, 'nvidia'))) await link('nvidia', 'nvidia');

  await rm(destination, { recursive: true, force: true });
  await rename(partial, destination);
}

async function realpathOf(libraryDirectory: string): Promise<string> {
  if (!existsSync(libraryDirectory)) throw new LibraryLayoutError(libraryDirectory, 'lib/libtensorflow.so.2');
  return realpath(libraryDirectory);
}
