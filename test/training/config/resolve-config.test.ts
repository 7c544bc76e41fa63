import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder, writeFiles } from '#test/support/folders.ts';
import { TrainingConfigError } from '#training/config/errors.ts';
import { readConfigLayer, resolveConfig } from '#training/config/resolve-config.ts';

const data = [{ source: 'synthetic' }];

describe('resolveConfig', () => {
  it('lets flags go before the file and the file before defaults', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, {
      'config.json': JSON.stringify({ data, seed: 7, loss: { name: 'soft-margin' }, batch: { classes: 4 } }),
    });

    const config = resolveConfig(await readConfigLayer(join(folder, 'config.json')), {
      seed: 9,
      loss: undefined,
    });

    expect(config.seed).toBe(9);
    expect(config.loss).toEqual({ name: 'soft-margin' });
    expect(config.batch).toEqual({ classes: 4, samples: 4, familySize: 4 });
  });

  it('gives a run an end, even when nobody asks for one', () => {
    expect(resolveConfig({ data }).steps).toBeGreaterThan(0);
    expect(resolveConfig({ data, minutes: 3 }).steps).toBeUndefined();
  });

  it.each([
    ['an unknown setting', { data, batchSize: 3 }],
    ['no data', {}],
    ['a negative margin', { data, loss: { name: 'triplet-margin', margin: -1 } }],
  ])('refuses %s', (_, layer) => {
    expect(() => resolveConfig(layer)).toThrow(TrainingConfigError);
  });

  it('refuses a file that is no JSON object', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { 'config.json': 'steps: 3' });
    await expect(readConfigLayer(join(folder, 'config.json'))).rejects.toThrow(TrainingConfigError);
  });
});
