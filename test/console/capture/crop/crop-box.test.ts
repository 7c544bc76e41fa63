import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CropBox, moveBox, moveCorner, turnBox, WHOLE } from '#console/capture/crop/crop-box.ts';

const BOX: CropBox = { left: 0.2, top: 0.3, right: 0.6, bottom: 0.5 };
const steps = fc.record({
  x: fc.double({ min: -2, max: 2, noNaN: true }),
  y: fc.double({ min: -2, max: 2, noNaN: true }),
});
const corners = fc.record({
  x: fc.constantFrom('left' as const, 'right' as const),
  y: fc.constantFrom('top' as const, 'bottom' as const),
});

function expectInside({ left, top, right, bottom }: CropBox): void {
  expect(Math.min(left, top)).toBeGreaterThanOrEqual(-1e-12);
  expect(Math.max(right, bottom)).toBeLessThanOrEqual(1 + 1e-12);
  expect(right - left).toBeGreaterThan(0.039);
  expect(bottom - top).toBeGreaterThan(0.039);
}

describe('the part of a picture that is taken', () => {
  it('moves as far as the picture goes, and keeps its size', () => {
    const moved = moveBox(BOX, { x: 0.9, y: -0.1 });

    expect(moved.left).toBeCloseTo(0.6, 12);
    expect(moved.right).toBeCloseTo(1, 12);
    expect(moved.top).toBeCloseTo(0.2, 12);
    expect(moved.bottom).toBeCloseTo(0.4, 12);
  });

  it('grows and shrinks at the corner that is moved alone', () => {
    const moved = moveCorner(BOX, { x: 'right', y: 'top' }, { x: 0.1, y: -0.1 });

    expect(moved).toMatchObject({ left: 0.2, bottom: 0.5 });
    expect(moved.right).toBeCloseTo(0.7, 12);
    expect(moved.top).toBeCloseTo(0.2, 12);
  });

  it('never leaves the picture, turns over or vanishes', () => {
    fc.assert(
      fc.property(corners, fc.array(steps, { maxLength: 6 }), (corner, moves) => {
        let box = WHOLE;
        for (const step of moves) {
          box = moveBox(moveCorner(box, corner, step), step);
          expectInside(box);
        }
      }),
      { seed: 7 },
    );
  });

  it('is where it was after four quarter turns', () => {
    const [once, fourTimes] = [turnBox(BOX), turnBox(turnBox(turnBox(turnBox(BOX))))];

    expect(once).toMatchObject({ left: 0.5, top: 0.2, bottom: 0.6 });
    for (const side of ['left', 'top', 'right', 'bottom'] as const) {
      expect(fourTimes[side]).toBeCloseTo(BOX[side], 12);
    }
  });
});
