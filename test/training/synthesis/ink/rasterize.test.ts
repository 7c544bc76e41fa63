import { describe, expect, it } from 'vitest';
import { rasterize } from '#training/synthesis/ink/rasterize.ts';

function line(radius: number) {
  return {
    x: Float64Array.of(10, 30),
    y: Float64Array.of(20, 20),
    radius: Float64Array.of(radius, radius),
    strength: Float64Array.of(1, 1),
  };
}

describe('rasterize', () => {
  it('covers as much as a capsule has area', () => {
    for (const radius of [1, 2.3, 4]) {
      const { coverage } = rasterize({ width: 40, height: 40 }, [line(radius)], 1);
      const inked = coverage.reduce((sum, value) => sum + value, 0);
      const area = 2 * radius * 20 + Math.PI * radius * radius;
      expect(Math.abs(inked - area) / area).toBeLessThan(0.03);
    }
  });

  it('does not darken where lines overlap', () => {
    const once = rasterize({ width: 40, height: 40 }, [line(2)], 1);
    expect(rasterize({ width: 40, height: 40 }, [line(2), line(2)], 1)).toEqual(once);
  });

  it('clips what leaves the picture', () => {
    const { coverage } = rasterize({ width: 20, height: 30 }, [line(2)], 1);
    expect(coverage.length).toBe(600);
    expect(coverage[20 * 20 + 19]).toBe(1);
  });
});
