import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawingHints, type Point } from '#console/capture/drawing-hints.ts';

const AREA = { width: 600, height: 300 };

/** A wave from one x to another, as somebody signs. */
function wave(from: number, to: number, steps = 240): Point[] {
  return Array.from({ length: steps }, (_, i) => ({
    x: from + ((to - from) * i) / (steps - 1),
    y: 150 + 60 * Math.sin(i / 8),
  }));
}

const texts = (strokes: readonly (readonly Point[])[]) => drawingHints(strokes, AREA).map(({ text }) => text);

describe('drawingHints', () => {
  it('says nothing before anything was drawn', () => {
    expect(drawingHints([], AREA)).toEqual([]);
  });

  it('praises what is large, whole and clear of the edge', () => {
    expect(drawingHints([wave(120, 480)], AREA)).toMatchObject([{ kind: 'good' }]);
  });

  it.each([
    ['small', [wave(280, 340)], /^Small/],
    ['at the edge', [wave(2, 400)], /^Ink reaches the edge/],
    ['hardly anything', [wave(100, 400, 4)], /^Hardly any ink/],
  ])('says what to do about a signature that is %s', (_, strokes, hint) => {
    expect(texts(strokes)).toContainEqual(expect.stringMatching(hint));
  });

  it('says the same wherever in the middle a signature stands', () => {
    const middle = texts([wave(200, 420)]);
    fc.assert(
      fc.property(fc.integer({ min: -60, max: 60 }), fc.integer({ min: -40, max: 40 }), (dx, dy) => {
        expect(texts([wave(200, 420).map(({ x, y }) => ({ x: x + dx, y: y + dy }))])).toEqual(middle);
      }),
    );
  });
});
