import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { PRIVATE } from '#local/setup/checkout.mjs';
import { proveAddon } from '#training/tensorflow/set-up/addon/prove-addon.ts';
import { addonPath, TFJS_NODE_DIRECTORY } from '#training/tensorflow/set-up/addon/tfjs-node.ts';
import { TENSORFLOW_VERSION } from '#training/tensorflow/set-up/library/wheels.ts';
import { setUpTensorFlow } from '#training/tensorflow/set-up/set-up-tensorflow.ts';

/** Every Node of this machine, by version: the one running now and those on the PATH. */
function nodes(): ReadonlyMap<string, string> {
  const candidates = (process.env['PATH'] ?? '').split(delimiter).map((directory) => join(directory, 'node'));
  const found = new Map<string, string>();
  for (const node of [process.execPath, ...candidates].filter((path) => existsSync(path))) {
    const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim();
    if (!found.has(version)) found.set(version, node);
  }
  return found;
}

describe('the TensorFlow addon of this checkout', () => {
  it.each([...nodes()])('computes a known gradient under Node %s', async (version, node) => {
    const proof = await proveAddon(TFJS_NODE_DIRECTORY, node);
    expect(`v${proof.node}`).toBe(version);
    expect(proof.tensorflow).toBe(TENSORFLOW_VERSION);
  });

  it("is built anew against one's own library folder, proven, and then left alone", async () => {
    const library = libraryOfThisCheckout();
    // A second copy of the package, inside the checkout, so that it finds its dependencies.
    await mkdir(PRIVATE, { recursive: true });
    const home = await mkdtemp(join(PRIVATE, 'test-'));
    onTestFinished(() => rm(home, { recursive: true, force: true }));
    const packageDirectory = join(home, 'node_modules', '@tensorflow', 'tfjs-node');
    const made = ['deps', 'lib', 'build-tmp-napi-v8', 'countersign-proof'].map((name) =>
      join(TFJS_NODE_DIRECTORY, name),
    );
    await cp(TFJS_NODE_DIRECTORY, packageDirectory, {
      recursive: true,
      filter: (path) => !made.includes(path),
    });
    const options = {
      packageDirectory,
      cacheDirectory: join(home, 'tensorflow'),
      python: '/nowhere/python',
      gpu: false,
      ownLibrary: library,
    };

    const proof = await setUpTensorFlow(options, () => {});
    expect(proof?.tensorflow).toBe(TENSORFLOW_VERSION);
    expect(existsSync(addonPath(packageDirectory))).toBe(true);
    expect(await readFile(join(packageDirectory, 'countersign-proof'), 'utf8')).toContain(library);
    expect(await setUpTensorFlow(options, () => expect.unreachable())).toBeUndefined();
  });
});

/** The folder with `lib/` and `include/` that the addon of this checkout was built against. */
function libraryOfThisCheckout(): string {
  const include = realpathSync(join(TFJS_NODE_DIRECTORY, 'deps', 'include'));
  return dirname(include);
}
