import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { buildAddon, checkCompiler } from '#training/tensorflow/set-up/addon/build-addon.ts';
import { AddonBuildError, CompilerMissingError } from '#training/tensorflow/set-up/errors.ts';
import { fakeProgram, temporaryDirectory } from '../fake-programs.ts';

afterEach(() => vi.unstubAllEnvs());

describe('checkCompiler', () => {
  it('names everything that is missing at once', async () => {
    const env = { PATH: await temporaryDirectory() };
    expect(() => checkCompiler(env)).toThrow(CompilerMissingError);
    expect(() => checkCompiler(env)).toThrow('make and a C++ compiler');
  });

  it('is content with any compiler, on the PATH or in CXX', async () => {
    const bin = await temporaryDirectory();
    await fakeProgram(bin, 'make', 'exit 0');
    expect(() => checkCompiler({ PATH: bin })).toThrow('needs a C++ compiler,');
    const compiler = await fakeProgram(join(bin, 'elsewhere'), 'my-compiler', 'exit 0');
    expect(() => checkCompiler({ PATH: bin, CXX: compiler })).not.toThrow();
    await fakeProgram(bin, 'clang++', 'exit 0');
    expect(() => checkCompiler({ PATH: bin })).not.toThrow();
  });
});

describe('buildAddon', () => {
  it('ends with the tail of the log and the place of the whole of it', async () => {
    const directory = await temporaryDirectory();
    for (const name of ['make', 'g++']) await fakeProgram(directory, name, 'exit 0');
    await fakeProgram(directory, 'npm', 'echo "error: no such header"; exit 1');
    vi.stubEnv('PATH', `${directory}:/bin`);
    vi.stubEnv('CXX', undefined);
    const log = join(directory, 'logs', 'build.log');
    // The build puts this Node's folder first on the PATH; an npm beside it would be the real one.
    const execPath = vi.spyOn(process, 'execPath', 'get').mockReturnValue(join(directory, 'node'));
    await fakeProgram(directory, 'node', 'exit 0');
    const failure = buildAddon(directory, log, () => {});
    await expect(failure).rejects.toThrow(AddonBuildError);
    await expect(failure).rejects.toThrow(/build\.log.*\nerror: no such header/);
    expect(await readFile(log, 'utf8')).toContain('error: no such header');
    execPath.mockRestore();
  });
});
