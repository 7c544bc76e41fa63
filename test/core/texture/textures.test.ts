import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BINARY_PATTERNS_SIZE, binaryPatterns } from '#core/texture/binary-patterns.ts';
import { GRADIENT_PAIRS_SIZE, gradientPairs } from '#core/texture/gradient-pairs.ts';

const SIZE = { width: 64, height: 32 };

/** A line of two pixels' thickness from the middle, at an angle, on paper. */
function line(angle: number, length = 12): Float32Array {
  const input = new Float32Array(SIZE.width * SIZE.height);
  for (let step = -length; step <= length; step += 0.25) {
    const x = SIZE.width / 2 + step * Math.cos(angle);
    const y = SIZE.height / 2 + step * Math.sin(angle);
    for (const [dx, dy] of [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
    ] as const) {
      input[Math.floor(y + dy) * SIZE.width + Math.floor(x + dx)] = 1;
    }
  }
  return input;
}

/** The same ink some pixels further right. */
function moved(input: Float32Array, pixels: number): Float32Array {
  return Float32Array.from(input, (_, i) => input[i - pixels] ?? 0);
}

const TEXTURES = [
  ['gradientPairs', gradientPairs, GRADIENT_PAIRS_SIZE],
  ['binaryPatterns', binaryPatterns, BINARY_PATTERNS_SIZE],
] as const;

describe.each(TEXTURES)('%s', (_, texture, size) => {
  it('is a vector of length 1 and of its size, whatever the ink', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(SIZE.width * SIZE.height - 1), { maxLength: 40 }), (pixels) => {
        const input = new Float32Array(SIZE.width * SIZE.height);
        for (const pixel of pixels) input[pixel] = 1;

        const vector = texture(input, SIZE);

        expect(vector).toHaveLength(size);
        expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
      }),
      { seed: 21, numRuns: 30 },
    );
  });

  it('does not depend on where the ink is', () => {
    const here = texture(line(0.5), SIZE);
    const there = texture(moved(line(0.5), 7), SIZE);
    for (const [i, value] of here.entries()) expect(there[i]).toBeCloseTo(value, 5);
  });

  it('tells strokes of one direction from those of another', () => {
    const similarity = (a: Float32Array, b: Float32Array) =>
      a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
    const slanted = texture(line(0.5), SIZE);

    expect(similarity(slanted, texture(line(0.55), SIZE))).toBeGreaterThan(
      similarity(slanted, texture(line(2), SIZE)) + 0.1,
    );
  });
});
