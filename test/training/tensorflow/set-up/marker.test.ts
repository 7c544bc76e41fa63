import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasMarker, readMarker, writeMarker } from '#training/tensorflow/set-up/marker.ts';
import { temporaryDirectory } from './fake-programs.ts';

describe('marker', () => {
  it('holds for its key and no other', async () => {
    const path = join(await temporaryDirectory(), 'done');
    expect(await hasMarker(path, 'a 1')).toBe(false);
    await writeMarker(path, 'a 1');
    expect(await hasMarker(path, 'a 1')).toBe(true);
    expect(await hasMarker(path, 'a 2')).toBe(false);
    await writeMarker(path, 'a 2');
    expect(await readMarker(path)).toBe('a 2');
  });

  it('does not exist where writing it was interrupted before the rename', async () => {
    const path = join(await temporaryDirectory(), 'done');
    await writeFile(`${path}.partial`, 'a 1\n');
    expect(await readMarker(path)).toBeUndefined();
  });

  it('does not hide a folder in its place', async () => {
    await expect(readMarker(await temporaryDirectory())).rejects.toThrow('EISDIR');
  });
});
