import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  FolderNotEmptyError,
  SynthesisFailedError,
  SynthesisOptionsError,
} from '#training/synthesis/folder/synthesis-errors.ts';
import { synthesizeFolder } from '#training/synthesis/folder/synthesize-folder.ts';

const OPTIONS = { writers: 3, genuine: 2, forgeries: 1, seed: 9 };
let home: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'synthesis-'));
});
afterEach(async () => {
  await rm(home, { recursive: true, force: true });
});

async function filesOf(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
    .toSorted();
}

describe('synthesizeFolder', () => {
  it('lays writers out as genuine and forged pictures that decode, and records what it made', async () => {
    const directory = join(home, 'people');
    const progress: number[] = [];
    await synthesizeFolder(directory, OPTIONS, (done) => progress.push(done));
    const files = await filesOf(directory);
    expect(files.map((file) => file.replace(/\.(png|jpg)$/, ''))).toEqual(
      ['00000', '00001', '00002']
        .flatMap((writer) => [`${writer}/forged/000`, `${writer}/genuine/000`, `${writer}/genuine/001`])
        .concat('synthesis.json'),
    );
    expect(JSON.parse(await readFile(join(directory, 'synthesis.json'), 'utf8'))).toMatchObject(OPTIONS);
    expect(progress).toEqual([1, 2, 3]);
    for (const file of files.filter((name) => name !== 'synthesis.json')) {
      const { format } = await sharp(join(directory, file))
        .stats()
        .then(() => sharp(join(directory, file)).metadata());
      expect(file.endsWith(format === 'jpeg' ? 'jpg' : 'png')).toBe(true);
    }
  });

  it('makes the same writer whatever else it makes', async () => {
    await synthesizeFolder(join(home, 'few'), { ...OPTIONS, writers: 1 });
    await synthesizeFolder(join(home, 'many'), { ...OPTIONS, genuine: 3 });
    for (const file of await filesOf(join(home, 'few', '00000'))) {
      const few = await readFile(join(home, 'few', '00000', file));
      expect(few.equals(await readFile(join(home, 'many', '00000', file)))).toBe(true);
    }
  });

  it('refuses a folder that holds something and leaves it as it was', async () => {
    await writeFile(join(home, 'mine.txt'), 'mine');
    await expect(synthesizeFolder(home, OPTIONS)).rejects.toThrow(FolderNotEmptyError);
    await expect(synthesizeFolder(join(home, 'mine.txt'), OPTIONS)).rejects.toThrow(FolderNotEmptyError);
    expect(await readdir(home)).toEqual(['mine.txt']);
  });

  it('says so when the folder cannot be made, and keeps nothing', async () => {
    const made = synthesizeFolder(join(home, 'x'.repeat(300)), OPTIONS);
    await expect(made).rejects.toThrow(SynthesisFailedError);
    expect(await readdir(home)).toEqual([]);
  });

  it('refuses numbers out of range before it writes anything', async () => {
    for (const wrong of [{ writers: 0 }, { genuine: 1.5 }, { forgeries: -1 }, { seed: Number.NaN }]) {
      const made = synthesizeFolder(join(home, 'x'), { ...OPTIONS, ...wrong });
      await expect(made).rejects.toThrow(SynthesisOptionsError);
    }
    expect(await readdir(home)).toEqual([]);
  });
});
