import { describe, expect, it } from 'vitest';
import { temporaryFolder, writeFiles } from '#test/support/folders.ts';
import { Page } from '#test/support/pictures.ts';
import { OneWriterError } from '#training/datasets/errors.ts';
import { partitionOf } from '#training/datasets/split.ts';
import { loadSets } from '#training/loop/load-sets.ts';
import { smallConfig, smallSets } from '../small-run.ts';

describe('loadSets', () => {
  it('keeps every writer on one side of the split and counts what training sees', async () => {
    const { train, validation, used } = await smallSets();
    const writers = (sets: typeof train) => [
      ...new Set(sets.flatMap(({ classes }) => classes.map(({ writer }) => writer))),
    ];
    expect(writers(train).map(partitionOf)).toEqual(Array(4).fill('train'));
    expect(writers(validation).map(partitionOf)).toEqual(Array(4).fill('validation'));
    expect(used).toMatchObject([{ name: 'synthetic', classes: 8, images: 80, unreadable: [] }]);
  });

  it('refuses data of which training would see one writer only', async () => {
    const people = [
      'ann',
      'ben',
      'cyd',
      'dan',
      'eve',
      'fay',
      'gus',
      'hal',
      'ida',
      'jon',
      'kim',
      'lea',
      'max',
    ];
    const heldOut = people.find((name) => partitionOf(name) === 'validation') ?? '';
    const seen = people.find((name) => partitionOf(name) === 'train') ?? '';
    const folder = await temporaryFolder();
    const picture = await new Page(300, 150).signature(2).file();
    await writeFiles(folder, { [`${heldOut}/genuine/1.png`]: picture, [`${seen}/genuine/1.png`]: picture });
    const load = loadSets(
      { ...smallConfig, data: [{ source: folder, terms: 'own' }] },
      { size: smallConfig.input, seed: 1, cacheFolder: await temporaryFolder() },
    );
    await expect(load).rejects.toThrow(OneWriterError);
  });
});
