import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  WheelChecksumError,
  WheelDownloadError,
  WheelUnpackError,
} from '#training/tensorflow/set-up/errors.ts';
import { provideLibrary } from '#training/tensorflow/set-up/library/provide-library.ts';
import { fakeProgram, temporaryDirectory } from '../fake-programs.ts';
import { describeWheel, fakeWheel, MEMBERS, pythonWithIndex } from './fake-wheel.ts';

const quiet = () => {};

async function scene(members?: readonly string[]) {
  const index = await temporaryDirectory();
  const cacheDirectory = join(await temporaryDirectory(), 'cache');
  await mkdir(cacheDirectory);
  const wheel = fakeWheel(index, members);
  const python = await pythonWithIndex(index, index);
  const downloads = async () => {
    const calls = join(index, 'pip-calls');
    return existsSync(calls) ? (await readFile(calls, 'utf8')).trim().split('\n').length : 0;
  };
  return { index, cacheDirectory, wheel, options: { cacheDirectory, python }, downloads };
}

describe('provideLibrary', () => {
  it('lays out the two libraries and only the headers that are needed', async () => {
    const { wheel, options, cacheDirectory } = await scene();
    const library = await provideLibrary(wheel, options, quiet);
    const files = (await readdir(library, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(library.length + 1));
    expect(files.sort()).toEqual([
      'include/tensorflow/c/c_api.h',
      'include/tensorflow/c/eager/c_api.h',
      'include/tensorflow/core/platform/ctstring.h',
      'include/tsl/platform/ctstring_internal.h',
      'include/xla/tsl/c/tsl_status.h',
      'lib/libtensorflow_cc.so.2',
      'lib/libtensorflow_framework.so.2',
    ]);
    expect(await readFile(join(library, 'lib/libtensorflow_cc.so.2'), 'utf8')).toBe(MEMBERS[0]);
    expect(await readdir(cacheDirectory)).toEqual(['fake']);
  });

  it('asks pip for one exact wheel, whatever Python the machine has', async () => {
    const { wheel, options, index } = await scene();
    await provideLibrary(wheel, options, quiet);
    const call = await readFile(join(index, 'pip-calls'), 'utf8');
    for (const part of ['--no-deps', '--only-binary=:all:', '--python-version 3.12', '--abi cp312']) {
      expect(call).toContain(part);
    }
    expect(call).toContain('--platform any');
    expect(call.trim()).toMatch(/fake==1\.0$/);
  });

  it('does nothing where the library is there', async () => {
    const { wheel, options, downloads } = await scene();
    await provideLibrary(wheel, options, quiet);
    await provideLibrary(wheel, { ...options, python: '/nowhere/python' }, quiet);
    expect(await downloads()).toBe(1);
  });

  it('uses a whole wheel that an interruption left before unpacking', async () => {
    const { wheel, options, index, cacheDirectory, downloads } = await scene();
    await copyFile(join(index, wheel.fileName), join(cacheDirectory, wheel.fileName));
    await provideLibrary(wheel, options, quiet);
    expect(await downloads()).toBe(0);
  });

  it('throws away half a wheel, a half-finished download and a half-unpacked folder', async () => {
    const { wheel, options, cacheDirectory, downloads } = await scene();
    await writeFile(join(cacheDirectory, 'fake.whl'), 'PK half of it');
    await mkdir(join(cacheDirectory, 'fake.whl.partial'));
    await writeFile(join(cacheDirectory, 'fake.whl.partial', 'fake.whl'), 'PK');
    await mkdir(join(cacheDirectory, 'fake.partial', 'stale'), { recursive: true });
    const library = await provideLibrary(wheel, options, quiet);
    expect(await downloads()).toBe(1);
    expect(await readdir(library)).toEqual(['include', 'lib']);
    expect(await readdir(cacheDirectory)).toEqual(['fake']);
  });

  it('refuses a wheel whose checksum is another, and keeps nothing of it', async () => {
    const { wheel, options, cacheDirectory } = await scene();
    const pinned = { ...wheel, sha256: '0'.repeat(64) };
    const refusal = provideLibrary(pinned, options, quiet);
    await expect(refusal).rejects.toThrow(WheelChecksumError);
    await expect(refusal).rejects.toThrow(wheel.sha256);
    expect(await readdir(cacheDirectory)).toEqual([]);
  });

  it('repeats what pip said where the download fails', async () => {
    const { wheel, cacheDirectory, index } = await scene();
    const python = await fakeProgram(index, 'python', 'echo "no route to the index" >&2; exit 1');
    const refusal = provideLibrary(wheel, { cacheDirectory, python }, quiet);
    await expect(refusal).rejects.toThrow(WheelDownloadError);
    await expect(refusal).rejects.toThrow('no route to the index');
  });

  it('reports a sound file that is no zip', async () => {
    const { index, options } = await scene();
    await writeFile(join(index, 'fake.whl'), 'not a zip');
    await expect(provideLibrary(describeWheel(index, 'fake.whl'), options, quiet)).rejects.toThrow(
      WheelUnpackError,
    );
  });

  it('names what a wheel of another layout lacks', async () => {
    const { wheel, options, cacheDirectory } = await scene(MEMBERS.filter((name) => !name.includes('_cc')));
    await expect(provideLibrary(wheel, options, quiet)).rejects.toThrow('it has no libtensorflow_cc.so.2');
    expect(existsSync(join(cacheDirectory, 'fake'))).toBe(false);
  });
});
