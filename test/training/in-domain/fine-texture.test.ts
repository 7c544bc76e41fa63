import { describe, expect, it } from 'vitest';
import { describeFineTexture, FINE_SECTIONS, FINE_SIZE } from '#training/in-domain/fine-texture.ts';

const { width, height } = FINE_SIZE;

/** Ink where a rule says so. */
function draw(inkAt: (x: number, y: number) => number): Float32Array {
  return Float32Array.from({ length: width * height }, (_, i) => inkAt(i % width, Math.floor(i / width)));
}

function distance(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + (value - (b[i] ?? 0)) ** 2, 0);
}

const bar = (left: number, ink: number) =>
  draw((x, y) => (x >= left && x < left + 6 && y > 40 && y < 180 ? ink : 0));

describe('describeFineTexture', () => {
  it('gives sections of length 1', () => {
    const texture = describeFineTexture(bar(100, 0.8));
    let first = 0;
    for (const { size } of FINE_SECTIONS) {
      const section = texture.subarray(first, first + size);
      expect(section.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 5);
      first += size;
    }
    expect(texture).toHaveLength(first);
  });

  it('is the same wherever the ink stands', () => {
    expect(describeFineTexture(bar(300, 0.8))).toEqual(describeFineTexture(bar(100, 0.8)));
  });

  it('tells smooth edges from ragged ones, and strong ink from weak', () => {
    const smooth = describeFineTexture(bar(100, 0.8));
    const ragged = describeFineTexture(
      draw((x, y) => (x >= 100 + (y % 3) && x < 106 + (y % 3) && y > 40 && y < 180 ? 0.8 : 0)),
    );
    const weak = describeFineTexture(bar(100, 0.5));
    const tones = smooth.length - (FINE_SECTIONS.at(-1)?.size ?? 0);
    expect(distance(smooth.subarray(0, tones), ragged.subarray(0, tones))).toBeGreaterThan(0.1);
    expect(distance(smooth.subarray(0, tones), weak.subarray(0, tones))).toBe(0);
    expect(distance(smooth.subarray(tones), weak.subarray(tones))).toBeGreaterThan(0.1);
  });
});
