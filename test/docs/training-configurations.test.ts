import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readConfigLayer, resolveConfig } from '#training/config/resolve-config.ts';
import { distanceNames } from '#training/distances/by-name.ts';
import { lossSchema } from '#training/losses/options.ts';
import { offlineMiners, onlineMiners } from '#training/miners/by-name.ts';
import { Random } from '#training/random/random.ts';
import { drawPoints, searchSpaceSchema } from '#training/search/space/search-space.ts';
import { trialConfig } from '#training/search/space/trial-config.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const data = [{ source: 'synthetic' }];
const text = await readFile(join(ROOT, 'docs/training.md'), 'utf8');
const [ofRuns = '', ofSearches = ''] = text.split('## Searching settings');
const blocksIn = (part: string) =>
  [...part.matchAll(/```json\n(.*?)```/gs)].map(([, block = '']) => JSON.parse(block));

describe('docs/training.md', () => {
  it('shows configurations that can be used', () => {
    const blocks = blocksIn(ofRuns);
    expect(blocks.length).toBeGreaterThan(0);
    for (const block of blocks) expect(resolveConfig(block, { data })).toMatchObject(block);
  });

  it('shows search spaces of which every point can be used', () => {
    const spaces = blocksIn(ofSearches);
    expect(spaces.length).toBeGreaterThan(0);
    for (const space of spaces) {
      for (const point of drawPoints(searchSpaceSchema.parse(space), 9, new Random('docs'))) {
        expect(() => trialConfig({ data }, point)).not.toThrow();
      }
    }
  });

  it('has a row for every loss, miner and distance, and for nothing else', () => {
    const rows = [...text.matchAll(/^\| `([\w-]+)` /gm)].map(([, name]) => name);
    const losses = lossSchema.options.map((option) => option.shape.name.value);
    const names = [...losses, ...Object.keys({ ...onlineMiners, ...offlineMiners }), ...distanceNames];
    expect(rows.sort()).toEqual([...names].sort());
  });
});

describe('training/recipes', () => {
  it('holds configurations that can be used', async () => {
    const folder = join(ROOT, 'training/recipes');
    for (const name of await readdir(folder)) {
      const recipe = await readConfigLayer(join(folder, name));
      expect(resolveConfig({ data }, recipe)).toMatchObject(recipe);
    }
  });
});
