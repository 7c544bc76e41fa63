import { mkdtemp, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { readJson, writeJson } from '#local/stack/json-file.ts';

const schema = z.object({ port: z.int() });
let path: string;

beforeEach(async () => {
  path = join(await mkdtemp(join(tmpdir(), 'countersign-json-')), 'file.json');
});

it('reads what was written, which nobody else can', async () => {
  await writeJson(path, { port: 4566 });

  expect(await readJson(path, schema)).toEqual({ port: 4566 });
  expect((await stat(path)).mode & 0o077).toBe(0);
});

it('reads nothing where there is no file, or one of another shape, or half of one', async () => {
  expect(await readJson(path, schema)).toBeUndefined();

  await writeJson(path, { port: 'four' });
  expect(await readJson(path, schema)).toBeUndefined();

  await writeFile(path, '{"port": 45');
  expect(await readJson(path, schema)).toBeUndefined();
});
