import { describe, expect, it } from 'vitest';
import { dotProduct } from '#training/evaluation/baselines/dot-product.ts';
import { describeGradients } from '#training/evaluation/baselines/oriented-gradients.ts';

const size = { width: 64, height: 32 };
const draw = (ink: (x: number, y: number) => boolean) =>
  Float32Array.from({ length: size.width * size.height }, (_, i) =>
    ink(i % size.width, Math.floor(i / size.width)) ? 1 : 0,
  );
const describeInk = (ink: (x: number, y: number) => boolean) => describeGradients(draw(ink), size);

describe('describeGradients', () => {
  const upright = describeInk((x) => x % 16 < 3);

  it('is a vector of length 1, blocks of four cells of nine orientations', () => {
    // 4 x 2 cells hold 3 x 1 blocks.
    expect(upright).toHaveLength(3 * 4 * 9);
    expect(dotProduct(upright, upright)).toBeCloseTo(1);
  });

  it('tells directions apart and forgives small shifts', () => {
    const shifted = describeInk((x) => (x + 1) % 16 < 3);
    const lying = describeInk((_, y) => y % 16 < 3);
    expect(dotProduct(upright, shifted)).toBeGreaterThan(0.9);
    expect(dotProduct(upright, lying)).toBeLessThan(0.5);
  });

  it('does not depend on which side of a stroke is dark', () => {
    const inverted = describeInk((x) => x % 16 >= 3);
    expect(dotProduct(upright, inverted)).toBeCloseTo(1, 5);
  });

  it('is 0 for a blank input', () => {
    expect(describeInk(() => false).every((value) => value === 0)).toBe(true);
  });
});
