import { describe, expect, it } from 'vitest';
import { changeThickness } from '#training/augmentation/stroke-thickness.ts';

const size = { width: 5, height: 5 };
/** A vertical line three pixels wide. */
const bar = Float32Array.from({ length: 25 }, (_, i) => (i % 5 >= 1 && i % 5 <= 3 ? 1 : 0));
const middleRow = (ink: Float32Array) => [...ink.slice(10, 15)];

describe('changeThickness', () => {
  it('thickens by a pixel on each side at 1 and thins by one at -1', () => {
    expect(middleRow(changeThickness(bar, size, 1))).toEqual([1, 1, 1, 1, 1]);
    expect(middleRow(changeThickness(bar, size, -1))).toEqual([0, 0, 1, 0, 0]);
  });

  it('mixes in between and leaves the ink alone at 0', () => {
    expect(middleRow(changeThickness(bar, size, 0.5))).toEqual([0.5, 1, 1, 1, 0.5]);
    expect(changeThickness(bar, size, 0)).toEqual(bar);
  });
});
