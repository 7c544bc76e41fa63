import { afterEach, describe, expect, it, vi } from 'vitest';
import { findPython, findTools, missingSentence } from '#local/setup/tools.mjs';
import { fakeProgram, temporaryDirectory } from '#test/training/tensorflow/set-up/fake-programs.ts';

afterEach(() => vi.unstubAllEnvs());

async function emptyPath(): Promise<string> {
  const bin = await temporaryDirectory();
  vi.stubEnv('PATH', bin);
  vi.stubEnv('CXX', undefined);
  return bin;
}

describe('findTools', () => {
  it('says of each missing tool, in one sentence, what it is for and how to get it', async () => {
    await emptyPath();
    const sentences = findTools()
      .filter((tool) => tool.version === undefined)
      .map(missingSentence);
    expect(sentences).toHaveLength(4);
    for (const sentence of sentences) {
      expect(sentence).toMatch(/^.+ is missing, which is needed to .+: install .+\.$/);
    }
  });

  it('can do without a compiler, but not without npm and Python', async () => {
    await emptyPath();
    const required = findTools().filter((tool) => tool.required && tool.version === undefined);
    expect(required.map((tool) => tool.name)).toEqual(['npm', 'Python 3.11 or newer with venv']);
  });

  it('finds a C++ compiler under any of its names', async () => {
    const bin = await emptyPath();
    await fakeProgram(bin, 'g++', 'echo "g++ 14.2"; echo "more"');
    expect(findTools().find((tool) => tool.name === 'a C++ compiler')?.version).toBe('g++ 14.2');
  });
});

describe('findPython', () => {
  it('passes over one that is too old, one without venv, and takes the first that will do', async () => {
    const bin = await emptyPath();
    await fakeProgram(bin, 'python3', 'echo 3.9.2');
    await fakeProgram(bin, 'python3.14', 'echo "No module named ensurepip" >&2; exit 1');
    expect(findPython()).toBeUndefined();
    await fakeProgram(bin, 'python3.12', 'echo 3.12.1');
    expect(findPython()).toEqual({ command: 'python3.12', version: '3.12.1' });
  });
});
