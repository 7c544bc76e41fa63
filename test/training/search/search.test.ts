import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '#test/support/folders.ts';
import { RunFolder } from '#training/run/run-folder.ts';
import { planSearch } from '#training/search/plan-search.ts';
import { writeResults } from '#training/search/results/write-results.ts';
import { search } from '#training/search/search.ts';
import { SearchFolder } from '#training/search/search-folder.ts';
import { silent, smallCache, smallSettings } from '../small-run.ts';

const plan = planSearch({
  shared: { ...smallSettings, steps: 6 },
  space: { 'loss.margin': [0.1, 0.3, 0.9] },
  trials: null,
  firstSteps: 2,
  reduction: 3,
});

/** Goes on with a search for so many steps of training. */
async function searchFor(folder: SearchFolder, steps: number): Promise<boolean> {
  let taken = 0;
  return search({
    folder,
    cacheFolder: smallCache,
    shouldStop: () => taken >= steps,
    observer: { ...silent, onTrial: () => {}, onStep: () => void taken++ },
  });
}

const newSearch = async () => SearchFolder.create(join(await temporaryFolder(), 'search'), plan);

describe('search', () => {
  it('stops the hopeless early, trains the best to the end and leaves a run, tables and plots', async () => {
    const folder = await newSearch();
    expect(await searchFor(folder, Number.POSITIVE_INFINITY)).toBe(true);

    const [best, ...others] = await writeResults(folder);
    expect(best).toMatchObject({ state: 'whole run', steps: 6, failure: null });
    expect(others.map(({ state, steps }) => [state, steps])).toEqual([
      ['stopped early', 2],
      ['stopped early', 2],
    ]);
    const run = await RunFolder.open(folder.runOf((best?.trial ?? 0) - 1));
    expect((await run.readConfig()).loss).toMatchObject({ margin: best?.settings['loss.margin'] });
    const table = await readFile(join(folder.path, 'table.csv'), 'utf8');
    expect(table.split('\r\n')[0]).toBe('trial,loss.margin,state,steps,rate,failure');
    expect(await readFile(join(folder.path, 'curves.svg'), 'utf8')).toContain(
      `loss.margin=${best?.settings['loss.margin']}`,
    );
    expect(await readFile(join(folder.path, 'axis-loss.margin.svg'), 'utf8')).toMatch(/^<svg xmlns=/);
  });

  it('goes on after being cut off, in a trial or between two, to the same results', async () => {
    const unbroken = await newSearch();
    await searchFor(unbroken, Number.POSITIVE_INFINITY);
    const broken = await newSearch();
    expect(await searchFor(broken, 3)).toBe(false);
    expect(await searchFor(broken, 1)).toBe(false);
    expect(await searchFor(await SearchFolder.open(broken.path), Number.POSITIVE_INFINITY)).toBe(true);
    expect(await broken.readMeasured()).toEqual(await unbroken.readMeasured());
  });

  it('counts a trial that breaks down as hopeless and goes on', async () => {
    const folder = await SearchFolder.create(
      join(await temporaryFolder(), 'search'),
      planSearch({
        shared: { ...smallSettings, steps: 6, optimizer: { warmUp: 0, clipNorm: 1e30 } },
        space: { 'optimizer.learningRate': [1e30, 1e-3] },
        trials: null,
        firstSteps: 3,
        reduction: 2,
      }),
    );
    expect(await searchFor(folder, Number.POSITIVE_INFINITY)).toBe(true);
    expect((await writeResults(folder)).map(({ trial, state, failure }) => [trial, state, failure])).toEqual([
      [2, 'whole run', null],
      [1, 'broke down', 'training-diverged'],
    ]);
  });
});
