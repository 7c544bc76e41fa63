import type { ColorImage } from '#core/image/gray-image.ts';
import { removePaper } from '#core/image/ink/darkness.ts';
import { toInkOnPaper } from '#core/image/ink/ink-on-paper.ts';

/** A color, 0 to 255 a channel. */
export type Color = readonly [red: number, green: number, blue: number];

/** A picture taken apart: what was written with which ink on what. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  /** How much of each pixel ink covers, 0 to 1, row-major. */
  readonly coverage: Float32Array;
  readonly ink: Color;
  /** The surface without the ink, three channels a pixel, 0 to 255. */
  readonly paper: Uint8ClampedArray;
}

/** Quantile of the darkness of ink that counts as full coverage. */
const FULL_COVERAGE = 0.9;
/** Darkness over which a pixel is looked at as ink, and under which it shows bare paper. */
const INKED = 0.2;
const BARE = 0.08;
/** Side in pixels of the squares over which paper under ink is averaged. */
const TILE = 16;

/** Takes a picture apart. Light ink on a dark ground is a scene too: its ink is the lighter color. */
export function separateScene(image: ColorImage): Scene {
  const { width, height, rgb } = image;
  const darkness = removePaper(toInkOnPaper(image).gray).values;
  const inked = darkness.filter((value) => value > INKED).sort();
  const full = inked[Math.floor(FULL_COVERAGE * inked.length)] ?? 1;
  const everything = { left: 0, top: 0, right: width, bottom: height };
  const coverage = darkness.map((value) => (value < BARE ? 0 : Math.min(1, value / full)));
  const ink = meanColor(image, darkness, everything, 0.9 * full, Infinity) ?? [0, 0, 0];
  const paper = new Uint8ClampedArray(rgb);
  const anywhere = meanColor(image, darkness, everything, 0, BARE) ?? [255, 255, 255];
  for (let top = 0; top < height; top += TILE) {
    for (let left = 0; left < width; left += TILE) {
      const tile = { left, top, right: Math.min(width, left + TILE), bottom: Math.min(height, top + TILE) };
      fillInk(paper, width, darkness, tile, meanColor(image, darkness, tile, 0, BARE) ?? anywhere);
    }
  }
  return { width, height, coverage, ink, paper };
}

/** Puts a scene together again. */
export function joinScene({ width, height, coverage, ink, paper }: Scene): ColorImage {
  const rgb = new Uint8ClampedArray(paper.length);
  for (let pixel = 0; pixel < coverage.length; pixel++) {
    const share = coverage[pixel] ?? 0;
    for (let channel = 0; channel < 3; channel++) {
      const surface = paper[3 * pixel + channel] ?? 255;
      rgb[3 * pixel + channel] = surface + share * ((ink[channel] ?? 0) - surface);
    }
  }
  return { width, height, rgb: new Uint8Array(rgb.buffer) };
}

/** Part of a picture; right and bottom are the first pixels beyond it. */
interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Paints over what is written in an area. */
function fillInk(
  paper: Uint8ClampedArray,
  width: number,
  darkness: Float32Array,
  area: Area,
  color: Color,
): void {
  for (let y = area.top; y < area.bottom; y++) {
    for (let x = area.left; x < area.right; x++) {
      const pixel = y * width + x;
      if ((darkness[pixel] ?? 0) >= BARE) paper.set(color, 3 * pixel);
    }
  }
}

/** Mean color of an area's pixels from one darkness to another; null when there are none. */
function meanColor(
  { width, rgb }: ColorImage,
  darkness: Float32Array,
  area: Area,
  from: number,
  to: number,
): Color | null {
  let [red, green, blue, count] = [0, 0, 0, 0];
  for (let y = area.top; y < area.bottom; y++) {
    for (let x = area.left; x < area.right; x++) {
      const pixel = y * width + x;
      const dark = darkness[pixel] ?? 0;
      if (dark < from || dark >= to) continue;
      red += rgb[3 * pixel] ?? 0;
      green += rgb[3 * pixel + 1] ?? 0;
      blue += rgb[3 * pixel + 2] ?? 0;
      count++;
    }
  }
  return count === 0 ? null : [red / count, green / count, blue / count];
}
