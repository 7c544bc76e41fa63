import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inkBox, inkLevel } from '#console/review/pictures/ink-box.ts';

const WIDTH = 90;
const HEIGHT = 60;
const PAPER = 230;
const INK = 40;

/** White paper with a dark rectangle. */
function paperWith(left: number, top: number, width: number, height: number): Uint8Array {
  const gray = new Uint8Array(WIDTH * HEIGHT).fill(PAPER);
  for (let y = top; y < top + height; y++) gray.fill(INK, y * WIDTH + left, y * WIDTH + left + width);
  return gray;
}

describe('inkLevel', () => {
  it('lies between ink and paper', () => {
    const level = inkLevel(paperWith(10, 10, 30, 20));

    expect(level).toBeGreaterThanOrEqual(INK);
    expect(level).toBeLessThan(PAPER);
  });
});

describe('inkBox', () => {
  it('is where the ink is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 50 }),
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 5, max: 40 }),
        fc.integer({ min: 5, max: 30 }),
        (left, top, width, height) => {
          expect(inkBox(paperWith(left, top, width, height), WIDTH, HEIGHT)).toEqual({
            left,
            top,
            width,
            height,
          });
        },
      ),
    );
  });

  it('is not stretched by a speck of dust', () => {
    const gray = paperWith(20, 20, 50, 30);
    gray[0] = INK;

    expect(inkBox(gray, WIDTH, HEIGHT)).toEqual({ left: 20, top: 20, width: 50, height: 30 });
  });

  it('is the whole of a picture without ink', () => {
    const blank = new Uint8Array(WIDTH * HEIGHT).fill(PAPER);

    expect(inkBox(blank, WIDTH, HEIGHT)).toEqual({ left: 0, top: 0, width: WIDTH, height: HEIGHT });
  });
});
