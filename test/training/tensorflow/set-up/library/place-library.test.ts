import { mkdir, readFile, readlink, rename, writeFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LibraryLayoutError } from '#training/tensorflow/set-up/errors.ts';
import { placeLibrary } from '#training/tensorflow/set-up/library/place-library.ts';
import { temporaryDirectory } from '../fake-programs.ts';

async function library(root: string, name: string, files: readonly string[]): Promise<string> {
  const directory = join(root, name);
  await mkdir(join(directory, 'include', 'tensorflow', 'c'), { recursive: true });
  await mkdir(join(directory, 'lib'));
  await writeFile(join(directory, 'include', 'tensorflow', 'c', 'c_api.h'), name);
  for (const file of files) await writeFile(join(directory, 'lib', file), `${name} ${file}`);
  return directory;
}

const WHEEL_FILES = ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'];

async function scene() {
  const root = await temporaryDirectory();
  const packageDirectory = join(root, 'node_modules', 'tfjs-node');
  await mkdir(packageDirectory, { recursive: true });
  const placed = (name: string) => readFile(join(packageDirectory, 'deps', name), 'utf8');
  return { root, packageDirectory, placed };
}

describe('placeLibrary', () => {
  it("gives a wheel's libraries the names that the build links and that tfjs-node's own check wants", async () => {
    const { root, packageDirectory, placed } = await scene();
    await placeLibrary(await library(root, 'wheel', WHEEL_FILES), packageDirectory);
    for (const name of [
      'libtensorflow_cc.so.2',
      'libtensorflow.so',
      'libtensorflow.so.2',
      'libtensorflow.so.2.9.1',
    ]) {
      expect(await placed(`lib/${name}`)).toBe('wheel libtensorflow_cc.so.2');
    }
    for (const name of ['libtensorflow_framework.so', 'libtensorflow_framework.so.2']) {
      expect(await placed(`lib/${name}`)).toBe('wheel libtensorflow_framework.so.2');
    }
    expect(await placed('include/tensorflow/c/c_api.h')).toBe('wheel');
  });

  it("takes one's own build, whose names are others", async () => {
    const { root, packageDirectory, placed } = await scene();
    const own = await library(root, 'own', ['libtensorflow.so.2', 'libtensorflow_framework.so.2']);
    await placeLibrary(own, packageDirectory);
    expect(await placed('lib/libtensorflow.so')).toBe('own libtensorflow.so.2');
    expect(await placed('lib/libtensorflow.so.2.9.1')).toBe('own libtensorflow.so.2');
  });

  it('puts the CUDA runtime where the run path of the GPU library looks', async () => {
    const { root, packageDirectory, placed } = await scene();
    const gpu = await library(root, 'gpu', WHEEL_FILES);
    await mkdir(join(gpu, 'nvidia', 'cublas', 'lib'), { recursive: true });
    await writeFile(join(gpu, 'nvidia', 'cublas', 'lib', 'libcublas.so.12'), 'cublas');
    await placeLibrary(gpu, packageDirectory);
    expect(await placed('lib/../nvidia/cublas/lib/libcublas.so.12')).toBe('cublas');
  });

  it('replaces what was placed before, finished or not', async () => {
    const { root, packageDirectory, placed } = await scene();
    await placeLibrary(await library(root, 'old', WHEEL_FILES), packageDirectory);
    await mkdir(join(packageDirectory, 'deps.partial', 'lib'), { recursive: true });
    await placeLibrary(await library(root, 'new', WHEEL_FILES), packageDirectory);
    expect(await placed('lib/libtensorflow.so')).toBe('new libtensorflow_cc.so.2');
  });

  it('links relatively, so that a checkout can be moved as a whole', async () => {
    const { root, packageDirectory } = await scene();
    await placeLibrary(await library(root, 'wheel', WHEEL_FILES), packageDirectory);
    expect(isAbsolute(await readlink(join(packageDirectory, 'deps', 'include')))).toBe(false);
    const moved = join(await temporaryDirectory(), 'moved');
    await rename(root, moved);
    const name = join(moved, 'node_modules', 'tfjs-node', 'deps', 'lib', 'libtensorflow.so');
    expect(await readFile(name, 'utf8')).toBe('wheel libtensorflow_cc.so.2');
  });

  it('refuses a folder without the library, without headers, and one that does not exist', async () => {
    const { root, packageDirectory } = await scene();
    const empty = await library(root, 'empty', []);
    await expect(placeLibrary(empty, packageDirectory)).rejects.toThrow(LibraryLayoutError);
    const headless = join(root, 'headless');
    await mkdir(join(headless, 'lib'), { recursive: true });
    await writeFile(join(headless, 'lib', 'libtensorflow.so.2'), '');
    await expect(placeLibrary(headless, packageDirectory)).rejects.toThrow(
      'has no include/tensorflow/c/c_api.h',
    );
    await expect(placeLibrary(join(root, 'nowhere'), packageDirectory)).rejects.toThrow(LibraryLayoutError);
  });
});
