import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder, writeFiles } from '#test/support/folders.ts';
import { DatasetLayoutError } from '#training/datasets/errors.ts';
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

  it.each(['a folder that is not there', '.'])('refuses %s', async (source) => {
    await expect(readDataset(source === '.' ? await temporaryFolder() : source, 1)).rejects.toThrow(
      DatasetLayoutError,
    );
  });
});
