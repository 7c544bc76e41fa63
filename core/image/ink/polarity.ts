import type { GrayImage } from '../gray-image.ts';

/** Side of the squares that background is taken from: wide enough that it prevails, narrower than shadows. */
const TILE = 96;

/**
 * Whether the ink is lighter than what it lies on. Ink is the minority of every square and stands out to one side of
 * the square's median; the sum of the cubed differences tells to which. How bright the picture is does not matter, so
 * that an underexposed photo of paper is not taken for chalk on a board.
 */
export function isInkLight(image: GrayImage): boolean {
  let skew = 0;
  for (let top = 0; top < image.height; top += TILE) {
    for (let left = 0; left < image.width; left += TILE) skew += tileSkew(image, left, top);
  }
  return skew > 0;
}

function tileSkew({ width, height, pixels }: GrayImage, left: number, top: number): number {
  const right = Math.min(width, left + TILE);
  const bottom = Math.min(height, top + TILE);
  const histogram = new Uint32Array(256);
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const level = pixels[y * width + x] ?? 0;
      histogram[level] = (histogram[level] ?? 0) + 1;
    }
  }
  const half = ((right - left) * (bottom - top)) / 2;
  let below = 0;
  const median = histogram.findIndex((count) => {
    below += count;
    return below >= half;
  });
  return histogram.reduce((sum, count, level) => sum + count * (level - median) ** 3, 0);
}
