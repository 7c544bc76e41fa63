import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInkLight } from '#core/image/ink/polarity.ts';
import { Page } from '#test/support/pictures.ts';

/** A page as a camera sees it: some light falling from one side, and a little noise. */
function lit(page: Page, exposure: number): Page {
  page.pixels.forEach((level, i) => {
    const light = exposure * (0.6 + (0.4 * (i % page.width)) / page.width);
    page.pixels[i] = Math.round(level * light) + ((i * 7919) % 5);
  });
  return page;
}

describe('isInkLight', () => {
  it('knows dark ink on paper and light ink on a board at any exposure and shape', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.2, max: 0.95, noNaN: true }),
        fc.integer({ min: 1, max: 6 }),
        (exposure, shape) => {
          const paper = new Page(400, 200, 240).signature(shape, { ink: 40 });
          const board = new Page(400, 200, 40).signature(shape, { ink: 240 });
          expect(isInkLight(lit(paper, exposure).image)).toBe(false);
          expect(isInkLight(lit(board, exposure).image)).toBe(true);
        },
      ),
      { seed: 21, numRuns: 40 },
    );
  });

  it('takes a bare sheet for paper', () => {
    expect(isInkLight(new Page(200, 100, 128).image)).toBe(false);
  });
});
