import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '#local/setup/checkout.mjs';

let dockerfile: string;
let ignored: string[];
let image: string;

beforeAll(async () => {
  dockerfile = await readFile(join(ROOT, 'training/Dockerfile'), 'utf8');
  ignored = (await readFile(join(ROOT, 'training/Dockerfile.dockerignore'), 'utf8')).split('\n');
  image = await mkdtemp(join(tmpdir(), 'countersign-image-'));
  for (const entry of ignored.filter((line) => line.startsWith('!')).map((line) => line.slice(1))) {
    const isWanted = (path: string) => !ignored.includes(path.slice(ROOT.length + 1));
    await cp(join(ROOT, entry), join(image, entry), { recursive: true, filter: isWanted });
  }
  await symlink(join(ROOT, 'node_modules'), join(image, 'node_modules'));
});
afterAll(() => rm(image, { recursive: true, force: true }));

/** The JSON arrays that an instruction has, one for each time that it is given. */
const instructions = (name: string): string[][] =>
  [...dockerfile.matchAll(new RegExp(`^${name} (\\[.*\\])$`, 'gm'))].map(([, array = '[]']) =>
    JSON.parse(array),
  );

describe('the image of the training machine', () => {
  it('installs exactly what the lockfile names, and nothing from elsewhere', () => {
    const installs = [...dockerfile.matchAll(/^RUN .*\b(npm|pip|apt-get|curl|wget)\b.*$/gm)].map(
      ([line]) => line,
    );

    expect(installs.filter((line) => !line.includes('npm-cli.js'))).toEqual([
      'RUN npm ci --ignore-scripts --omit=dev',
    ]);
  });

  it('names its bases by full version and lets them be named by digest', () => {
    const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, base = '']) => base);
    for (const base of bases) {
      const name = /^\$\{(\w+)\}$/.exec(base)?.[1];
      expect(dockerfile).toMatch(new RegExp(`^ARG ${name}=[a-z]+:\\d+\\.\\d+\\.\\d+-`, 'm'));
    }
  });

  it('holds all that its command needs, which does the job of its environment', async () => {
    const [program = '', ...entry] = instructions('ENTRYPOINT').flat();
    expect(program).toBe('node');
    const command = [...entry, ...instructions('CMD').flat()];

    const { status, stderr } = await new Promise<{ status: unknown; stderr: string }>((resolve) => {
      const env = { ...process.env, COUNTERSIGN_JOB: '{ "kind": "unknown" }' };
      execFile(process.execPath, command, { cwd: image, env }, (error, _, errors) =>
        resolve({ status: error?.code, stderr: errors }),
      );
    });

    expect(status, stderr).toBe(1);
    expect(stderr).toContain('job-unreadable');
  });
});
