import { describe, it } from 'vitest';
import { binaryPatterns } from '#core/texture/binary-patterns.ts';
import { gradientPairs } from '#core/texture/gradient-pairs.ts';
import { smooth } from '#core/texture/smooth.ts';
import { expectProjections } from '#test/support/projections.ts';

/**
 * Embeddings in the table were made by these textures: one that comes to compute something else needs another name
 * (core/embedding/sections.ts). These answers were written down when they were new.
 */
const SIZE = { width: 48, height: 32 };

/** Ink of all strengths, in blots that reach the very edges. */
function blots(shape: number): Float32Array {
  return Float32Array.from({ length: SIZE.width * SIZE.height }, (_, i) => {
    const x = i % SIZE.width;
    const y = Math.floor(i / SIZE.width);
    const waves =
      Math.sin(0.9 * shape * x + 0.35 * y) + Math.sin(0.4 * x - 1.1 * y) + Math.sin(0.23 * shape * x * y);
    return Math.min(1, Math.max(0, 0.5 * waves));
  });
}

describe.each([
  {
    shape: 1,
    smoothed: [-10.9817, -2.5, 2.2891],
    patterns: [-0.4341, -0.2207, -1.0559],
    pairs: [-1.1766, 0.2979, -0.5031],
  },
  {
    shape: 1.7,
    smoothed: [-2.9308, 1.4786, -4.9078],
    patterns: [-0.6386, -0.1345, -1.4399],
    pairs: [-1.4995, 0.3672, 0.0562],
  },
] as const)('blots of shape $shape', ({ shape, smoothed, patterns, pairs }) => {
  it('are smoothed as ever', () => expectProjections(smooth(blots(shape), SIZE, 0.6), smoothed));

  it('have the binary patterns that they had', () =>
    expectProjections(binaryPatterns(blots(shape), SIZE), patterns));

  it('have the gradient pairs that they had', () =>
    expectProjections(gradientPairs(blots(shape), SIZE), pairs));
});
