import type { InputSize } from '#core/image/prepared-signature.ts';
import type { Random } from '../random/random.ts';

/** Knots across and down; between them the field is bilinear. */
const KNOTS = { x: 7, y: 4 };

/**
 * Displacements in one direction, a value a pixel: normal deviates at a few knots, smooth between them (after Simard
 * et al. 2003, with interpolation in the place of their blur).
 *
 * @param deviation standard deviation at the knots, pixels
 */
export function elasticField({ width, height }: InputSize, deviation: number, random: Random): Float32Array {
  const knots = Float32Array.from({ length: KNOTS.x * KNOTS.y }, () => random.normal(0, deviation));
  const field = new Float32Array(width * height);
  const row = new Float32Array(KNOTS.x);
  for (let y = 0; y < height; y++) {
    const down = (y / (height - 1)) * (KNOTS.y - 1);
    const top = Math.floor(down);
    for (let knot = 0; knot < KNOTS.x; knot++) {
      const above = knots[top * KNOTS.x + knot] ?? 0;
      row[knot] = above + (down - top) * ((knots[(top + 1) * KNOTS.x + knot] ?? above) - above);
    }
    for (let x = 0; x < width; x++) {
      const along = (x / (width - 1)) * (KNOTS.x - 1);
      const left = Math.floor(along);
      const before = row[left] ?? 0;
      field[y * width + x] = before + (along - left) * ((row[left + 1] ?? before) - before);
    }
  }
  return field;
}
