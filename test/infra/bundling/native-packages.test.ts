import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NativePackageMissingError } from '#infra/bundling/errors.ts';
import { nativePackageVersions } from '#infra/bundling/native-packages.ts';

let empty: string;

beforeAll(async () => {
  empty = await mkdtemp(join(tmpdir(), 'countersign-packages-'));
});

afterAll(() => rm(empty, { recursive: true, force: true }));

it('says which command fetches a package for another platform than this machine has', async () => {
  const failure = await nativePackageVersions(empty).catch((error: unknown) => error);

  expect(failure).toBeInstanceOf(NativePackageMissingError);
  expect(failure).toMatchObject({
    remedy: expect.stringContaining('--os=linux --cpu=x64 --libc=glibc onnxruntime-node'),
  });
});
