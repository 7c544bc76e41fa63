import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from '#training/random/random.ts';
import { ownLetter } from '#training/synthesis/writer/letters.ts';
import { inventName } from '#training/synthesis/writer/name.ts';
import { blendStyles, createStyle } from '#training/synthesis/writer/style.ts';

const styles = fc.integer().map((seed) => createStyle(new Random(seed)));

describe('a hand', () => {
  it('blends into another: at 0 it is the first, at 1 it is the second but for its letter shapes', () => {
    fc.assert(
      fc.property(styles, styles, (first, second) => {
        expect(blendStyles(first, second, 0)).toEqual(first);
        const blended = blendStyles(first, second, 1);
        for (const [trait, value] of Object.entries(second)) {
          if (trait !== 'seed')
            expect(Object.entries(blended)).toContainEqual([trait, expect.closeTo(value, 9)]);
        }
        expect(blended.seed).toBe(first.seed);
      }),
      { numRuns: 20 },
    );
  });

  it('writes a letter the same way every time and unlike other hands', () => {
    const [first, second] = [createStyle(new Random(1)), createStyle(new Random(2))];
    expect(ownLetter('a', first, 0)).toEqual(ownLetter('a', first, 0));
    expect(ownLetter('a', first, 0)).not.toEqual(ownLetter('a', { ...first, seed: second.seed }, 0));
  });
});

describe('inventName', () => {
  it('makes words of letters that begin with a capital', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        expect(inventName(new Random(seed))).toMatch(/^[A-Z][a-z]*$/);
      }),
    );
  });
});
