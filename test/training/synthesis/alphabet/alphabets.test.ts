import { describe, expect, it } from 'vitest';
import { type Allographs, parseGlyph } from '#training/synthesis/alphabet/glyph.ts';
import { LOWERCASE } from '#training/synthesis/alphabet/lowercase.ts';
import { PRINT } from '#training/synthesis/alphabet/print.ts';
import { UPPERCASE } from '#training/synthesis/alphabet/uppercase.ts';

describe('parseGlyph', () => {
  it('reads runs, what is added later and the width', () => {
    expect(parseGlyph('0 1 0, 0.5 0 -0.3 | 1 2 0, 1 0 0 + 0.2 1.5 0, 0.3 1.5 0')).toEqual({
      runs: [
        [
          { x: 0, y: 1, arc: 0 },
          { x: 0.5, y: 0, arc: -0.3 },
        ],
        [
          { x: 1, y: 2, arc: 0 },
          { x: 1, y: 0, arc: 0 },
        ],
      ],
      later: [
        [
          { x: 0.2, y: 1.5, arc: 0 },
          { x: 0.3, y: 1.5, arc: 0 },
        ],
      ],
      width: 1,
    });
  });
});

describe.each<[string, Allographs, string]>([
  ['small joined letters', LOWERCASE, 'abcdefghijklmnopqrstuvwxyz'],
  ['small print letters', PRINT, 'abcdefghijklmnopqrstuvwxyz'],
  ['capitals', UPPERCASE, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
])('%s', (_, alphabet, letters) => {
  it('are complete and of a letter’s size', () => {
    expect([...alphabet.keys()].join('')).toBe(letters);
    for (const glyph of [...alphabet.values()].flat()) {
      const targets = [...glyph.runs, ...glyph.later].flat();
      expect(targets.every(({ x, y, arc }) => [x, y, arc].every(Number.isFinite))).toBe(true);
      expect(
        targets.every(({ x, y, arc }) => Math.abs(x) < 2 && y > -1.5 && y < 2.5 && Math.abs(arc) < 3),
      ).toBe(true);
      expect(glyph.width).toBeGreaterThan(0);
    }
  });
});
