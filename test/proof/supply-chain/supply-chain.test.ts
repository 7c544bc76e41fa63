import { describe, expect, it } from 'vitest';
import { billOfMaterials, shippedIn } from './bill-of-materials.ts';
import { refusedLicenses } from './licenses.ts';
import { secretsIn, trackedSecrets } from './secrets.ts';

describe('what a deployment is made of', () => {
  it('may be shipped', async () => {
    const shipped = shippedIn(await billOfMaterials());

    expect(shipped.map(({ name }) => name)).toEqual(expect.arrayContaining(['sharp', 'zod']));
    expect(refusedLicenses(shipped)).toEqual([]);
  });

  it.each([
    [['MIT'], true],
    [['(GPL-3.0-only OR MIT)'], true],
    [['Apache-2.0 AND MIT'], true],
    [['Apache-2.0 AND GPL-3.0-only'], false],
    [['LGPL-3.0-or-later'], false],
    [[], false],
  ])('with the licenses %j: %s', (licenses, allowed) => {
    expect(refusedLicenses([{ name: 'some', version: '1.0.0', licenses, properties: [] }]).length === 0).toBe(
      allowed,
    );
  });
});

describe('secrets', () => {
  it('are in no file that git tracks', async () => {
    expect(await trackedSecrets()).toEqual([]);
  });

  it.each([
    ['an AWS access key', `key = ${['AKIA', 'ABCDEFGHIJKLMNOP'].join('')}`],
    ['a private key', ['-----BEGIN EC', 'PRIVATE KEY-----'].join(' ')],
    ['a password in an address', ['https://ada:secret', 'example.com'].join('@')],
  ])('are known: %s', (kind, text) => {
    expect(secretsIn(text)).toEqual([kind]);
  });
});
