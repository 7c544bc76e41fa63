import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { proveAddon } from '#training/tensorflow/set-up/addon/prove-addon.ts';
import { ProofFailedError } from '#training/tensorflow/set-up/errors.ts';
import { fakeProgram, temporaryDirectory } from '../fake-programs.ts';

/** A package that computes a gradient which is off by one. */
const WRONG_GRADIENT = `
  exports.tensor4d = exports.ones = exports.conv2d = () => ({});
  exports.grad = () => () => ({ dataSync: () => [8, 12, 20, 25] });`;

describe('proveAddon', () => {
  it('fails where one entry of the gradient is wrong', async () => {
    const directory = await temporaryDirectory();
    await writeFile(join(directory, 'index.js'), WRONG_GRADIENT);
    const proof = proveAddon(directory);
    await expect(proof).rejects.toThrow(ProofFailedError);
    await expect(proof).rejects.toThrow('25');
  });

  it('fails where the addon takes its process down', async () => {
    const directory = await temporaryDirectory();
    await writeFile(join(directory, 'index.js'), "process.kill(process.pid, 'SIGSEGV')");
    await expect(proveAddon(directory)).rejects.toThrow(ProofFailedError);
  });

  it('fails where the Node does not start', async () => {
    const node = await fakeProgram(await temporaryDirectory(), 'node', 'echo "bad interpreter"; exit 127');
    await expect(proveAddon('.', node)).rejects.toThrow('bad interpreter');
  });
});
