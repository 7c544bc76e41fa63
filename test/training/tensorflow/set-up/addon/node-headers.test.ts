import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findNodeHeaders } from '#training/tensorflow/set-up/addon/node-headers.ts';
import { fakeProgram, temporaryDirectory } from '../fake-programs.ts';

/** A Node as an archive unpacks it: `bin/node`, with or without `include/node`. */
async function nodeAt(prefix: string, headers: boolean): Promise<string> {
  if (headers) {
    await mkdir(join(prefix, 'include', 'node'), { recursive: true });
    for (const name of ['node_api.h', 'common.gypi'])
      await writeFile(join(prefix, 'include', 'node', name), '');
  }
  return fakeProgram(join(prefix, 'bin'), 'node', 'exit 0');
}

async function scene(nodedir: string) {
  const root = await temporaryDirectory();
  const bin = join(root, 'npm', 'bin');
  await fakeProgram(bin, 'npm', `echo ${nodedir}`);
  return { root, path: (...more: string[]) => ({ PATH: [bin, ...more, '/bin'].join(':') }) };
}

describe('findNodeHeaders', () => {
  it('prefers those beside the running Node', async () => {
    const { root, path } = await scene('undefined');
    const own = await nodeAt(join(root, 'own'), true);
    await nodeAt(join(root, 'other'), true);
    expect(await findNodeHeaders(own, path(join(root, 'other', 'bin')))).toBe(join(root, 'own'));
  });

  it("then takes npm's nodedir", async () => {
    const configured = join(await temporaryDirectory(), 'configured');
    await nodeAt(configured, true);
    const { root, path } = await scene(configured);
    const own = await nodeAt(join(root, 'own'), false);
    expect(await findNodeHeaders(own, path())).toBe(configured);
  });

  it('then those of another Node on the PATH', async () => {
    const { root, path } = await scene('undefined');
    const own = await nodeAt(join(root, 'own'), false);
    await nodeAt(join(root, 'bare'), false);
    await nodeAt(join(root, 'other'), true);
    const env = path(join(root, 'bare', 'bin'), join(root, 'other', 'bin'));
    expect(await findNodeHeaders(own, env)).toBe(join(root, 'other'));
  });
});
