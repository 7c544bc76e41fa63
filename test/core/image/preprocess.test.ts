import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BlankImageError, TooLittleInkError } from '#core/errors/image-errors.ts';
import { prepareSignature } from '#core/image/prepare.ts';
import { preprocess } from '#core/image/preprocess.ts';
import { meanDifference, Page } from '#test/support/pictures.ts';

const SIZE = { width: 192, height: 96 };

/** Bounding box of what is clearly ink in a prepared input. */
function extent(input: Float32Array) {
  const at = [...input.entries()]
    .filter(([, value]) => value > 0.3)
    .map(([i]) => [i % 192, Math.floor(i / 192)] as const);
  const xs = at.map(([x]) => x);
  const ys = at.map(([, y]) => y);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

describe('preprocess', () => {
  it('gives ink as 1 on paper as 0, centered, with a margin', () => {
    const { input, findings } = preprocess(new Page(500, 250).signature().image, SIZE);

    expect(input).toHaveLength(192 * 96);
    expect(Math.min(...input)).toBe(0);
    expect(Math.max(...input)).toBe(1);
    const { left, right, top, bottom } = extent(input);
    expect(Math.abs(left + right - 191)).toBeLessThanOrEqual(2);
    expect(Math.abs(top + bottom - 95)).toBeLessThanOrEqual(2);
    expect(left).toBeGreaterThanOrEqual(3);
    expect(findings).toEqual([]);
  });

  it('keeps the aspect ratio', () => {
    const square = new Page(300, 300).stroke([
      [100, 100],
      [200, 100],
      [200, 200],
      [100, 200],
      [100, 100],
    ]);

    const { left, right, top, bottom } = extent(preprocess(square.image, SIZE).input);

    expect(Math.abs(right - left - (bottom - top))).toBeLessThanOrEqual(2);
  });

  it('sees the same signature wherever it stands on the page', () => {
    const style = { thickness: 3 };
    const here: [number, number][] = [
      [40, 60],
      [90, 20],
      [150, 70],
      [220, 30],
    ];
    const base = preprocess(new Page(500, 300).stroke(here, style).image, SIZE).input;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 250 }), fc.integer({ min: 0, max: 200 }), (dx, dy) => {
        const moved = here.map(([x, y]): [number, number] => [x + dx, y + dy]);
        const input = preprocess(new Page(500, 300).stroke(moved, style).image, SIZE).input;
        expect(meanDifference(base, input)).toBeLessThan(0.002);
      }),
      { seed: 7, numRuns: 25 },
    );
  });

  it('sees the same signature on grey paper, in shadow and in fainter ink', () => {
    const white = preprocess(new Page(500, 250).signature(1).image, SIZE).input;
    const grey = preprocess(new Page(500, 250, 190).signature(1, { ink: 60 }).image, SIZE).input;
    const shaded = new Page(500, 250).signature(1);
    shaded.pixels.forEach((level, i) => {
      shaded.pixels[i] = Math.round(level * (0.55 + (0.45 * (i % 500)) / 500));
    });

    expect(meanDifference(white, grey)).toBeLessThan(0.01);
    expect(meanDifference(white, preprocess(shaded.image, SIZE).input)).toBeLessThan(0.01);
  });

  it('removes ruled lines, scan edges and specks', () => {
    const clean = preprocess(new Page(500, 250).signature().image, SIZE).input;
    const form = new Page(500, 250).signature();
    form.stroke(
      [
        [0, 200],
        [499, 200],
      ],
      { thickness: 1 },
    );
    form.stroke(
      [
        [497, 30],
        [497, 249],
      ],
      { thickness: 3, ink: 0 },
    );
    form.stroke([
      [20, 20],
      [20, 20],
    ]);

    expect(meanDifference(clean, preprocess(form.image, SIZE).input)).toBeLessThan(0.01);
  });

  it('throws BlankImageError for an empty page, even a grainy one', () => {
    const grainy = new Page(300, 150, 230);
    grainy.pixels.forEach((level, i) => {
      grainy.pixels[i] = level - ((i * 7919) % 13);
    });

    expect(() => preprocess(new Page(300, 150).image, SIZE)).toThrow(BlankImageError);
    expect(() => preprocess(grainy.image, SIZE)).toThrow(BlankImageError);
  });

  it('throws TooLittleInkError for a scribble of 3 pixels', () => {
    const scribble = new Page(300, 150).stroke([
      [150, 70],
      [152, 72],
    ]);

    expect(() => preprocess(scribble.image, SIZE)).toThrow(TooLittleInkError);
  });
});

describe('prepareSignature', () => {
  it('gives nearly the same input for the same picture in other containers', async () => {
    const page = new Page(400, 200).signature(2);
    const { input: png } = await prepareSignature(await page.file('png'), SIZE);

    const { input: tiff } = await prepareSignature(await page.file('tiff'), SIZE);
    const { input: jpeg } = await prepareSignature(await page.file('jpeg'), SIZE);

    expect(tiff).toEqual(png);
    expect(meanDifference(png, jpeg)).toBeLessThan(0.01);
  });

  it('reports a dark background', async () => {
    const page = new Page(400, 200, 20).signature(1, { ink: 230 });

    const { findings } = await prepareSignature(await page.file(), SIZE);

    expect(findings.map(({ code }) => code)).toContain('dark-background');
  });
});
