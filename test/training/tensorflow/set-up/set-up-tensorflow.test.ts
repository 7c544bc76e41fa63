import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  OfficialInstallError,
  ProofFailedError,
  TensorFlowChoiceError,
} from '#training/tensorflow/set-up/errors.ts';
import { libraryDirectory } from '#training/tensorflow/set-up/library/provide-library.ts';
import { wheelFor } from '#training/tensorflow/set-up/library/wheels.ts';
import { writeMarker } from '#training/tensorflow/set-up/marker.ts';
import {
  isTensorFlowFetched,
  isTensorFlowProven,
  setUpTensorFlow,
  type TensorFlowOptions,
  tensorFlowOptions,
} from '#training/tensorflow/set-up/set-up-tensorflow.ts';
import { fakeProgram, temporaryDirectory } from './fake-programs.ts';

const KEY = `/my/library, tfjs-node 4.22.0, ${process.platform}-${process.arch}`;
const quiet = () => {};

afterEach(() => vi.unstubAllEnvs());

/** A package folder with everything in place but the proof. */
async function scene(): Promise<TensorFlowOptions & { readonly marker: string }> {
  const packageDirectory = await temporaryDirectory();
  await writeFile(join(packageDirectory, 'package.json'), '{"version":"4.22.0"}');
  for (const file of ['lib/napi-v8/tfjs_binding.node', 'deps/lib/libtensorflow.so.2']) {
    await mkdir(join(packageDirectory, file, '..'), { recursive: true });
    await writeFile(join(packageDirectory, file), '');
  }
  return {
    packageDirectory,
    cacheDirectory: join(packageDirectory, 'cache'),
    python: '/nowhere/python',
    gpu: false,
    ownLibrary: '/my/library',
    marker: join(packageDirectory, 'countersign-proof'),
  };
}

describe('isTensorFlowProven', () => {
  it('believes the marker of the same library, package and platform only', async () => {
    const options = await scene();
    expect(await isTensorFlowProven(options)).toBe(false);
    await writeMarker(options.marker, KEY);
    expect(await isTensorFlowProven(options)).toBe(true);
    expect(await isTensorFlowProven({ ...options, ownLibrary: '/other/library' })).toBe(false);
    expect(await isTensorFlowProven({ ...options, ownLibrary: undefined })).toBe(false);
    await writeFile(join(options.packageDirectory, 'package.json'), '{"version":"4.23.0"}');
    expect(await isTensorFlowProven(options)).toBe(false);
  });

  it.each(['lib/napi-v8/tfjs_binding.node', 'deps/lib/libtensorflow.so.2'])(
    'does not believe it where %s is gone',
    async (file) => {
      const options = await scene();
      await writeMarker(options.marker, KEY);
      await rm(join(options.packageDirectory, file));
      expect(await isTensorFlowProven(options)).toBe(false);
    },
  );

  it('holds for official binaries only as long as their reason does', async () => {
    const options = await scene();
    await writeMarker(options.marker, `${KEY}, official binaries because of compiler-missing`);
    const bin = await temporaryDirectory();
    vi.stubEnv('PATH', bin);
    vi.stubEnv('CXX', undefined);
    expect(await isTensorFlowProven(options)).toBe(true);
    for (const name of ['make', 'g++']) await fakeProgram(bin, name, 'exit 0');
    expect(await isTensorFlowProven(options)).toBe(false);
  });
});

describe('setUpTensorFlow', () => {
  it('starts no program where the proof is there', async () => {
    const options = await scene();
    await writeMarker(options.marker, KEY);
    vi.stubEnv('PATH', '');
    expect(await setUpTensorFlow(options, () => expect.unreachable())).toBeUndefined();
  });

  it('leaves no marker where the proof fails, so that the next run builds again', async () => {
    const options = await scene();
    const bin = await temporaryDirectory();
    for (const name of ['make', 'g++', 'npm', 'node']) await fakeProgram(bin, name, 'exit 0');
    vi.stubEnv('PATH', `${bin}:/bin`);
    const ownLibrary = join(options.packageDirectory, 'own');
    await mkdir(join(ownLibrary, 'include', 'tensorflow', 'c'), { recursive: true });
    await mkdir(join(ownLibrary, 'lib'));
    await writeFile(join(ownLibrary, 'include', 'tensorflow', 'c', 'c_api.h'), '');
    await writeFile(join(ownLibrary, 'lib', 'libtensorflow.so.2'), '');
    await writeFile(join(options.packageDirectory, 'index.js'), "throw new Error('no kernel')");
    await writeMarker(options.marker, 'of an older version');
    await expect(setUpTensorFlow({ ...options, ownLibrary }, quiet)).rejects.toThrow(ProofFailedError);
    expect(existsSync(options.marker)).toBe(false);
  });

  it('tries the official binaries without a compiler, and says how to get one where they fail too', async () => {
    const options = await scene();
    const bin = await temporaryDirectory();
    await fakeProgram(bin, 'npm', 'echo "host not found"; exit 1');
    vi.stubEnv('PATH', bin);
    vi.stubEnv('CXX', undefined);
    vi.spyOn(process, 'execPath', 'get').mockReturnValue(join(bin, 'node'));
    const said: string[] = [];
    const failure = setUpTensorFlow(options, (doing) => said.push(doing));
    await expect(failure).rejects.toThrow(OfficialInstallError);
    await expect(failure).rejects.toMatchObject({ remedy: expect.stringContaining('build-essential') });
    expect(said.join()).toContain('official binaries');
    vi.restoreAllMocks();
  });
});

describe('isTensorFlowFetched', () => {
  it("needs no download for one's own library or where no wheel can be used", async () => {
    const options = await scene();
    expect(await isTensorFlowFetched(options)).toBe(true);
    expect(await isTensorFlowFetched({ ...options, ownLibrary: undefined })).toBe(true);
  });
});

describe('tensorFlowOptions', () => {
  it('reads the environment', () => {
    const env = { COUNTERSIGN_TENSORFLOW: 'gpu', LIBTENSORFLOW_DIR: '/opt/tf' };
    expect(tensorFlowOptions('cache', 'python3', env)).toMatchObject({ gpu: true, ownLibrary: '/opt/tf' });
    expect(tensorFlowOptions('cache', 'python3', {})).toMatchObject({ gpu: false, ownLibrary: undefined });
    expect(() => tensorFlowOptions('cache', 'python3', { COUNTERSIGN_TENSORFLOW: 'cuda' })).toThrow(
      TensorFlowChoiceError,
    );
  });

  it.runIf(process.platform === 'linux' && process.arch === 'x64')(
    'stays with the GPU once its library was fetched, until told otherwise',
    async () => {
      const cache = await temporaryDirectory();
      await mkdir(libraryDirectory(wheelFor('linux', 'x64', true), cache));
      expect(tensorFlowOptions(cache, 'python3', {}).gpu).toBe(true);
      expect(tensorFlowOptions(cache, 'python3', { COUNTERSIGN_TENSORFLOW: 'cpu' }).gpu).toBe(false);
    },
  );
});
