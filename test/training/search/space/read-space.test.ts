import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '#test/support/folders.ts';
import { SearchSpaceError } from '#training/search/errors.ts';
import { readSpace } from '#training/search/space/read-space.ts';

describe('readSpace', () => {
  it('reads values and ranges from the command line', async () => {
    expect(
      await readSpace(undefined, [
        'loss.margin=0.1,0.2',
        'network.architecture=tiny,base',
        'a.b=1..3',
        'c=1e-4..0.1',
      ]),
    ).toEqual({
      'loss.margin': [0.1, 0.2],
      'network.architecture': ['tiny', 'base'],
      'a.b': { from: 1, to: 3, scale: 'linear' },
      c: { from: 1e-4, to: 0.1, scale: 'log' },
    });
  });

  it('lets axes of the command line go before those of the file', async () => {
    const file = join(await temporaryFolder(), 'space.json');
    await writeFile(file, JSON.stringify({ loss: [{ name: 'circle' }], seed: [1, 2] }));
    expect(await readSpace(file, ['seed=3'])).toEqual({ loss: [{ name: 'circle' }], seed: [3] });
  });

  it.each(['loss.margin', 'loss.margin=', '=1', 'a..b=1', 'a=3..1', 'a=x..y', 'a=0..'])(
    'refuses %s',
    async (axis) => {
      await expect(readSpace(undefined, [axis])).rejects.toThrow(SearchSpaceError);
    },
  );

  it('refuses a space without axes', async () => {
    await expect(readSpace(undefined, [])).rejects.toThrow(SearchSpaceError);
  });
});
