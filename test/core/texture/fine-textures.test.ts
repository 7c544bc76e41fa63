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
  const middling = bar(100, 0.8);
  const lengthOf = (input: Float32Array) => Math.hypot(...inkTones(input, SIZE));
  const directionOf = (input: Float32Array) => {
    const length = lengthOf(input);
    return inkTones(input, SIZE).map((entry) => entry / length);
  };

  it('tells strong ink from weak, not smooth edges from ragged ones', () => {
    expect(inkTones(middling, SIZE)).toHaveLength(INK_TONES_SIZE);
    expect(distance(directionOf(middling), directionOf(bar(100, 0.5)))).toBeGreaterThan(0.1);
    expect(distance(directionOf(middling), directionOf(ragged))).toBeLessThan(0.01);
  });

  it('does not see the blur of an edge', () => {
    const blurred = draw((x, y) =>
      y > 20 && y < 80 ? ([0, 0.5, 0.8, 0.8, 0.8, 0.8, 0.8, 0.5][x - 99] ?? 0) : 0,
    );
    const sharp = draw((x, y) => (y > 20 && y < 80 && x >= 100 && x < 107 ? 0.8 : 0));
    expect(distance(directionOf(sharp), directionOf(blurred))).toBeLessThan(0.15);
  });

  it('can be relied on for ink on paper, not for hairlines, nor where all ink is black', () => {
    expect(lengthOf(middling)).toBeCloseTo(1, 5);
    expect(lengthOf(draw((x, y) => (x === 100 && y > 20 && y < 80 ? 0.8 : 0)))).toBeLessThan(0.01);
    expect(lengthOf(bar(100, 1))).toBeLessThan(0.01);
    expect(lengthOf(draw(() => 0))).toBeLessThan(0.01);
  });
});
