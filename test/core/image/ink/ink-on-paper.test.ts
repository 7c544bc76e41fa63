import { describe, expect, it } from 'vitest';
import { toInkOnPaper } from '#core/image/ink/ink-on-paper.ts';

type Rgb = readonly [number, number, number];

/** Nine pixels of background and one of ink. */
function picture(background: Rgb, ink: Rgb) {
  return {
    width: 10,
    height: 1,
    rgb: Uint8Array.from([...Array.from({ length: 9 }, () => background), ink].flat()),
  };
}

describe('toInkOnPaper', () => {
  it.each([
    ['black', [0, 0, 0]],
    ['red', [220, 10, 10]],
    ['blue', [10, 10, 220]],
  ] as const)('makes %s ink dark on white paper', (_, ink) => {
    const { gray, darkBackground } = toInkOnPaper(picture([255, 255, 255], ink));

    expect(darkBackground).toBe(false);
    expect(gray.pixels[0]).toBe(255);
    expect(gray.pixels[9]).toBeLessThanOrEqual(10);
  });

  it('inverts orange ink on a dark background', () => {
    const { gray, darkBackground } = toInkOnPaper(picture([30, 28, 25], [220, 110, 20]));

    expect(darkBackground).toBe(true);
    expect(gray.pixels[0]).toBe(225);
    expect(gray.pixels[9]).toBe(35);
  });

  it('does not take an underexposed photo of paper for a dark background', () => {
    const { gray, darkBackground } = toInkOnPaper(picture([85, 80, 70], [20, 18, 15]));

    expect(darkBackground).toBe(false);
    expect(gray.pixels[9]).toBe(15);
  });
});
