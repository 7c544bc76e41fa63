import { describe, expect, it } from 'vitest';
import type { InkMask } from '#core/image/ink/ink.ts';
import { isClipped } from '#core/quality/clipped-ink.ts';
import { type Block, flipped, maskOf, transposed } from '#test/support/ink-masks.ts';

const [WIDTH, HEIGHT] = [60, 40];
/** From the edge so far that a stroke counts as leading into the picture, and one step less. */
const [DEEP, TOO_SHORT] = [15, 14];

const EDGES: readonly (readonly [string, (mask: InkMask) => InkMask])[] = [
  ['upper', (mask) => mask],
  ['lower', flipped],
  ['left', transposed],
  ['right', (mask) => transposed(flipped(mask))],
];

describe.each(EDGES)('at the %s edge', (_, turned) => {
  const clips = (...strokes: readonly Block[]) => isClipped(turned(maskOf(WIDTH, HEIGHT, strokes)));
  const stroke = (x: number, depth = DEEP, width = 1): Block => [x, 0, width, depth];
  /** A stroke that goes one pixel sideways with each step. */
  const slanted = (x: number, step: 1 | -1): Block[] =>
    Array.from({ length: DEEP }, (_, depth) => [x + step * depth, depth, 1, 1] as const);

  it('three strokes are cut, wherever on it', () => {
    expect(clips(stroke(10), stroke(20), stroke(30))).toBe(true);
    expect(clips(stroke(0), stroke(2), stroke(WIDTH - 1))).toBe(true);
  });

  it('two are not, however thick', () => {
    expect(clips(stroke(10), stroke(30))).toBe(false);
    expect(clips(stroke(10, DEEP, 8), stroke(30, DEEP, 8))).toBe(false);
  });

  it('one that ends early, or begins only further in, does not count', () => {
    expect(clips(stroke(10), stroke(20), stroke(30, TOO_SHORT))).toBe(false);
    expect(clips(stroke(10), stroke(20), [30, 1, 1, DEEP])).toBe(false);
    expect(clips(stroke(10), stroke(20), [30, 0, 1, 5], [30, 6, 1, DEEP])).toBe(false);
  });

  it('slanted ones are followed to both sides', () => {
    expect(clips(stroke(2), ...slanted(10, 1), ...slanted(50, -1))).toBe(true);
  });

  it('one that jumps two pixels sideways is another one', () => {
    expect(clips(stroke(2), stroke(20), [40, 0, 1, 5], [42, 5, 1, DEEP])).toBe(false);
    expect(clips(stroke(2), stroke(20), [42, 0, 1, 5], [40, 5, 1, DEEP])).toBe(false);
  });

  it('one that is soon more than twice as wide, and two more, runs along the edge', () => {
    expect(clips(stroke(2), stroke(6), [20, 0, 3, 1], [20, 1, 8, DEEP])).toBe(true);
    expect(clips(stroke(2), stroke(6), [20, 0, 3, 1], [20, 1, 9, DEEP])).toBe(false);
    expect(clips(stroke(2), stroke(6), [26, 0, 3, 1], [20, 1, 9, DEEP])).toBe(false);
  });
});

it('nothing is cut where there is no ink', () => {
  expect(isClipped(maskOf(WIDTH, HEIGHT, []))).toBe(false);
});
