import { describe, expect, it } from 'vitest';
import { boundedZoom, FIRST_VIEW, modeAfter, placement } from '#console/review/pictures/view.ts';

const PLACE = { width: 800, height: 400 };

/** Where the middle of the ink comes to lie. */
function middle(box: { left: number; top: number; width: number; height: number }, view = FIRST_VIEW) {
  const { scale, x, y } = placement(box, PLACE, view);
  return { x: x + (box.left + box.width / 2) * scale, y: y + (box.top + box.height / 2) * scale };
}

describe('placement', () => {
  it('lays the ink of different pictures upon each other', () => {
    const large = { left: 300, top: 200, width: 900, height: 300 };
    const small = { left: 10, top: 5, width: 180, height: 60 };

    expect(middle(large)).toEqual({ x: 400, y: 200 });
    expect(middle(small)).toEqual({ x: 400, y: 200 });
    expect(placement(large, PLACE, FIRST_VIEW).scale * large.width).toBeCloseTo(
      placement(small, PLACE, FIRST_VIEW).scale * small.width,
    );
  });

  it('keeps the ink within its place', () => {
    const tall = { left: 0, top: 0, width: 50, height: 500 };

    expect(placement(tall, PLACE, FIRST_VIEW).scale * tall.height).toBeLessThan(PLACE.height);
  });

  it('shifts both alike, in shares of the width', () => {
    const box = { left: 0, top: 0, width: 100, height: 100 };

    expect(middle(box, { ...FIRST_VIEW, pan: { x: 0.1, y: -0.05 } })).toEqual({ x: 480, y: 160 });
  });
});

describe('what a reviewer sets', () => {
  it('goes through the modes and around', () => {
    expect(modeAfter(modeAfter(modeAfter('beside')))).toBe('beside');
  });

  it('zooms within what is of use', () => {
    expect(boundedZoom(100)).toBe(8);
    expect(boundedZoom(0.01)).toBe(0.5);
    expect(boundedZoom(2)).toBe(2);
  });
});
