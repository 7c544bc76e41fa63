import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SHIPPED_MODEL } from '#cli/shipped-model.ts';
import { temporaryFolder } from '#test/support/folders.ts';
import { evaluateModel } from '#training/evaluation/evaluate-model.ts';

const REAL = process.env['COUNTERSIGN_DATA'];
const MINUTES = 60_000;
const usual = {
  model: SHIPPED_MODEL,
  validationSources: [],
  referenceCounts: [3],
  baselines: false,
  seed: 1,
};

describe('evaluateModel', { timeout: 5 * MINUTES }, () => {
  it('measures the shipped model on synthetic people', async () => {
    const { evaluation, hardest, sources } = await evaluateModel({ ...usual, sources: ['synthetic:5'] });

    expect(evaluation.results.map(({ forgery, people }) => [forgery, people])).toEqual([
      ['random', 5],
      ['skilled', 5],
    ]);
    expect(evaluation.results[0]?.eer).toBeLessThan(0.2);
    for (const { image } of hardest.get('synthetic') ?? []) expect(sources.has(image)).toBe(true);
  });

  it.skipIf(REAL === undefined)(
    'measures the shipped model on real people (needs COUNTERSIGN_DATA, a folder with cedar/)',
    async () => {
      const cedar = join(REAL ?? '', 'cedar');
      const folder = await temporaryFolder();
      const writers = (await readdir(cedar)).sort().slice(0, 4);
      for (const writer of writers) {
        await cp(join(cedar, writer), join(folder, writer), { recursive: true });
      }
      const { evaluation } = await evaluateModel({ ...usual, sources: [folder] });

      expect(evaluation.data[0]).toMatchObject({ people: 4, peopleWithForgeries: 4, failureToAcquire: 0 });
      const eer = (forgery: string) => evaluation.results.find((row) => row.forgery === forgery)?.eer ?? 1;
      expect(eer('random')).toBeLessThan(0.1);
      expect(eer('skilled')).toBeLessThan(0.4);
    },
  );
});
