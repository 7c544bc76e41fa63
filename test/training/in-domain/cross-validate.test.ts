import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '#test/support/folders.ts';
import { crossValidate } from '#training/in-domain/cross-validate.ts';
import { IN_DOMAIN_SYSTEMS } from '#training/in-domain/in-domain-systems.ts';

const SHIPPED_MODEL = fileURLToPath(new URL('../../../models/shipped', import.meta.url));

describe('crossValidate', () => {
  it('measures every system on everybody, on the same comparisons', async () => {
    const { results } = await crossValidate({
      model: SHIPPED_MODEL,
      sources: ['synthetic:4'],
      folds: 2,
      referenceCounts: [3],
      seed: 1,
      cacheFolder: await temporaryFolder(),
    });
    expect(results.map(({ system, forgery }) => [system, forgery])).toEqual(
      IN_DOMAIN_SYSTEMS.flatMap((system) => [
        [system, 'random'],
        [system, 'skilled'],
      ]),
    );
    for (const row of results) {
      const first = results.find(({ forgery }) => forgery === row.forgery);
      expect(row).toMatchObject({ references: 3, people: 4, comparisons: first?.comparisons });
      expect(row.eer).toBeLessThan(0.6);
    }
    expect(new Set(results.map(({ det }) => JSON.stringify(det))).size).toBeGreaterThan(3);
  }, 120_000);
});
