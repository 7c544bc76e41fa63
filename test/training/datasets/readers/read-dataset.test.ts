import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder, writeFiles } from '#test/support/folders.ts';
import { DatasetLayoutError, DatasetMissingError, UnknownLayoutError } from '#training/datasets/errors.ts';
import { LAYOUTS } from '#training/datasets/readers/layouts/layouts.ts';
import { readDataset } from '#training/datasets/readers/read-dataset.ts';

describe('readDataset', () => {
  it('reads <writer>/genuine|forged: a family a writer', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, {
      'ann/genuine/1.png': '',
      'ann/genuine/2.png': '',
      'ann/forged/1.png': '',
      'bob/genuine/1.png': '',
      '.hidden/genuine/1.png': '',
    });

    const { name, classes } = await readDataset(folder, 1);

    expect(name).toBe(basename(folder));
    expect(
      classes.map(({ id, writer, family, forged, sources }) => [id, writer, family, forged, sources.length]),
    ).toEqual([
      ['ann/genuine', 'ann', 'ann', false, 2],
      ['ann/forged', 'ann', 'ann', true, 1],
      ['bob/genuine', 'bob', 'bob', false, 1],
    ]);
  });

  it('reads the cross-media layout: a family a name', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, {
      'writers/01/name00/paper.jpg': '',
      'writers/01/name00/tablet.jpg': '',
      'writers/02/name00/paper.jpg': '',
      'control/01/name00/1.jpg': '',
    });

    const { classes } = await readDataset(folder, 1);

    expect(classes.map(({ writer, family, sources }) => [writer, family, sources.length])).toEqual([
      ['writers/01', 'name00', 2],
      ['writers/02', 'name00', 1],
      ['control/01', 'name00', 1],
    ]);
  });

  it('makes as many synthetic writers as asked for', async () => {
    const { classes } = await readDataset('synthetic:3', 5);
    expect(new Set(classes.map(({ writer }) => writer))).toEqual(
      new Set(['synthetic-5-0', 'synthetic-5-1', 'synthetic-5-2']),
    );
  });

  it('refuses a folder that is not there, and a file', async () => {
    await expect(readDataset('a folder that is not there', 1)).rejects.toThrow(DatasetMissingError);
    await expect(readDataset('package.json', 1)).rejects.toThrow(DatasetMissingError);
  });

  it('says what it found and what it would have understood', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { 'people/ann 1.png': '', 'people/bob 1.png': '' });
    const read = readDataset(folder, 1);
    await expect(read).rejects.toThrow(DatasetLayoutError);
    await expect(read).rejects.toThrow(/2 pictures, such as people\/ann 1\.png/);
    for (const { name } of LAYOUTS) await expect(read).rejects.toThrow(`${name}: `);
    await expect(readDataset(await temporaryFolder(), 1)).rejects.toThrow('no file named like a picture');
  });

  it('reads only the layout that is named, where one is', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { 'ann/genuine/1.png': '', 'bob/genuine/1.png': '' });
    expect((await readDataset(folder, 1, 'genuine-forged')).layout).toBe('genuine-forged');
    await expect(readDataset(folder, 1, 'cedar')).rejects.toThrow(DatasetLayoutError);
    await expect(readDataset(folder, 1, 'ceder')).rejects.toThrow(UnknownLayoutError);
  });

  it('tells two folders of one name apart', async () => {
    const folder = await temporaryFolder();
    const file = { 'ann/genuine/1.png': '' };
    await writeFiles(join(folder, 'first/people'), file);
    await writeFiles(join(folder, 'second/people'), file);
    const [one, other] = [
      await readDataset(join(folder, 'first/people'), 1),
      await readDataset(join(folder, 'second/people'), 1),
    ];
    expect(one.name).toBe(other.name);
    expect(one.id).not.toBe(other.id);
  });
});
