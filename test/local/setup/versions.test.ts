import { describe, expect, it } from 'vitest';
import { isAtLeast, parseVersion, runsTypeScript } from '#local/setup/versions.mjs';

describe('parseVersion', () => {
  it.each([
    ['v24.21.0', [24, 21]],
    ['Python 3.11.7', [3, 11]],
    ['3.14.0rc1', [3, 14]],
    ['20.19.4-nightly', [20, 19]],
    ['no version', undefined],
    ['', undefined],
  ])('reads %j', (text, version) => {
    expect(parseVersion(text)).toEqual(version);
  });
});

describe('isAtLeast', () => {
  it('compares numbers, not text', () => {
    expect(isAtLeast([3, 11], [3, 9])).toBe(true);
    expect(isAtLeast([3, 9], [3, 11])).toBe(false);
    expect(isAtLeast([4, 0], [3, 11])).toBe(true);
    expect(isAtLeast([2, 99], [3, 11])).toBe(false);
    expect(isAtLeast([3, 11], [3, 11])).toBe(true);
  });
});

describe('runsTypeScript', () => {
  it.each(['22.18.0', '23.6.1', '24.0.0', '24.21.0', '26.1.0'])('is true of Node %s', (version) => {
    expect(runsTypeScript(version)).toBe(true);
  });

  it.each(['20.20.2', '22.17.1', '23.5.0', '21.7.0', 'none'])('is false of Node %s', (version) => {
    expect(runsTypeScript(version)).toBe(false);
  });

  it('agrees with the Node that runs this test', () => {
    expect(runsTypeScript(process.versions.node)).toBe(Boolean(process.features.typescript));
  });
});
