import { describe, expect, it } from 'vitest';
import { tenantIdSchema } from '#core/ids.ts';
import { RequestInvalidError } from '#lambdas/errors/request-errors.ts';
import type { TenantObjects } from '#lambdas/stores/batches/tenant-objects.ts';
import { readManifest } from '#lambdas/use-cases/batches/read-manifest.ts';

const BANK = tenantIdSchema.parse('bank');

/** A bucket whose only object holds a text. */
const holding = (text: string | undefined): Pick<TenantObjects, 'read'> => ({
  read: async (_, __, limit, tooLarge) => {
    const bytes = text === undefined ? undefined : new TextEncoder().encode(text);
    if (bytes !== undefined && bytes.length > limit) throw tooLarge(bytes.length);
    return bytes;
  },
});
const line = (name: string, own = {}) =>
  JSON.stringify({ name, subject: 'anna', image: 'scans/anna.png', ...own });

async function faultsOf(text: string | undefined): Promise<string[]> {
  try {
    await readManifest(holding(text), BANK, 'manifest.jsonl');
    return [];
  } catch (error) {
    if (!(error instanceof RequestInvalidError)) throw error;
    expect(error.faults.every(({ pointer }) => pointer === '/manifest')).toBe(true);
    return error.faults.map(({ detail }) => detail);
  }
}

describe('a manifest', () => {
  it('is read line by line, and empty lines are none', async () => {
    const items = await readManifest(holding(`${line('1')}\n\n${line('2')}\r\n`), BANK, 'manifest.jsonl');

    expect(items).toEqual([
      { name: '1', subject: 'anna', image: 'scans/anna.png' },
      { name: '2', subject: 'anna', image: 'scans/anna.png' },
    ]);
  });

  it('is refused with the numbers of the lines that are wrong', async () => {
    const wrong = [
      line('1'),
      'no json',
      line('3', { subject: 'a#b' }),
      line('1'),
      line('5', { tenant: 'other' }),
    ];
    const faults = await faultsOf(wrong.join('\n'));

    expect(faults.map((fault) => fault.slice(0, 7))).toEqual(['Line 2:', 'Line 3:', 'Line 4:', 'Line 5:']);
  });

  it.each([
    ['is missing', undefined],
    ['has no lines', ' \n\n'],
    ['has more lines than are taken', `${line('x')}\n`.repeat(10_001)],
    ['has more bytes than are read', ' '.repeat(4 * 1024 * 1024 + 1)],
  ])('that %s is refused as a whole', async (_, text) => {
    expect(await faultsOf(text)).toHaveLength(1);
  });

  it.each(['../other/scan.png', '/scan.png', 'scan .png', 'a\u0000b'])(
    'names no picture outside of the prefix: %j',
    async (image) => {
      expect(await faultsOf(line('1', { image }))).toHaveLength(1);
    },
  );
});
