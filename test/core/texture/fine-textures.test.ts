import { describe, expect, it } from 'vitest';
import { FINE_PATTERNS_SIZE, finePatterns } from '#core/texture/fine-patterns.ts';
import { INK_TONES_SIZE, inkTones } from '#core/texture/ink-tones.ts';

const SIZE = { width: 200, height: 100 };
const RADII = [1, 2, 4];

/** Ink where a rule says so. */
function draw(inkAt: (x: number, y: number) => number): Float32Array {
  return Float32Array.from({ length: SIZE.width * SIZE.height }, (_, i) =>
    inkAt(i % SIZE.width, Math.floor(i / SIZE.width)),
  );
}

function distance(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + (value - (b[i] ?? 0)) ** 2, 0);
}

const bar = (left: number, ink: number) =>
  draw((x, y) => (x >= left && x < left + 6 && y > 20 && y < 80 ? ink : 0));
const ragged = draw((x, y) => (x >= 100 + (y % 3) && x < 106 + (y % 3) && y > 20 && y < 80 ? 0.8 : 0));

describe('finePatterns', () => {
  it.each(RADII)('has length 1 and is the same wherever the ink stands (radius %i)', (radius) => {
    const patterns = finePatterns(bar(100, 0.8), SIZE, radius);
    expect(patterns).toHaveLength(FINE_PATTERNS_SIZE);
    expect(Math.hypot(...patterns)).toBeCloseTo(1, 5);
    expect(finePatterns(bar(140, 0.8), SIZE, radius)).toEqual(patterns);
  });

  it.each(RADII)('tells smooth edges from ragged ones, not strong ink from weak (radius %i)', (radius) => {
    const smooth = finePatterns(bar(100, 0.8), SIZE, radius);
    expect(distance(smooth, finePatterns(ragged, SIZE, radius))).toBeGreaterThan(0.1);
    expect(distance(smooth, finePatterns(bar(100, 0.5), SIZE, radius))).toBe(0);
  });
});

describe('inkTones', () => {
  it('has length 1 and tells strong ink from weak, not smooth edges from ragged ones', () => {
    const strong = inkTones(bar(100, 0.8));
    expect(strong).toHaveLength(INK_TONES_SIZE);
    expect(Math.hypot(...strong)).toBeCloseTo(1, 5);
    expect(distance(strong, inkTones(bar(100, 0.5)))).toBeGreaterThan(0.1);
    expect(distance(strong, inkTones(ragged))).toBe(0);
  });
});
