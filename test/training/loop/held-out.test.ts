import { describe, expect, it } from 'vitest';
import { temporaryFolder, writeFiles } from '#test/support/folders.ts';
import { Page } from '#test/support/pictures.ts';
import { partitionOf } from '#training/datasets/split.ts';
import { loadHeldOut } from '#training/loop/held-out.ts';
import { smallConfig } from '../small-run.ts';

const PEOPLE = Array.from({ length: 60 }, (_, i) => `person-${i}`);
const heldOut = PEOPLE.filter((name) => partitionOf(name) === 'validation');
const learned = PEOPLE.filter((name) => partitionOf(name) === 'train');

describe('loadHeldOut', () => {
  it.each([
    { people: 2, sets: 1 },
    { people: 1, sets: 0 },
    { people: 0, sets: 0 },
  ])('of a set with $people held out gives $sets', async ({ people, sets }) => {
    const folder = await temporaryFolder();
    const picture = await new Page(300, 150).signature(2).file();
    const writers = [...heldOut.slice(0, people), ...learned.slice(0, 2)];
    const files = writers.flatMap((name) =>
      [1, 2].map((i) => [`${name}/genuine/${i}.png`, picture] as const),
    );
    await writeFiles(folder, Object.fromEntries(files));

    const loaded = await loadHeldOut(
      { ...smallConfig, data: [{ source: folder, terms: 'own' }] },
      { size: smallConfig.input, seed: 1, cacheFolder: await temporaryFolder() },
    );

    expect(loaded).toHaveLength(sets);
    const names = loaded.flatMap(({ classes }) => classes.map(({ writer }) => writer));
    expect(new Set(names)).toEqual(new Set(sets === 0 ? [] : heldOut.slice(0, people)));
  });
});
