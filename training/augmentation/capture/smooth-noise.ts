import type { Random } from '#training/random/random.ts';

/** Half the width of a uniform distribution of standard deviation 1. */
const REACH = Math.sqrt(3);

/**
 * Noise that varies over a given length: standard deviation 1 at the knots of a grid, bilinear between; a value a pixel.
 *
 * @param length pixels from knot to knot
 */
export function smoothNoise(width: number, height: number, length: number, random: Random): Float32Array {
  const columns = Math.ceil(width / length) + 1;
  const rows = Math.ceil(height / length) + 1;
  const knots = Float32Array.from({ length: columns * rows }, () => random.uniform(-REACH, REACH));
  const noise = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / length);
    const down = y / length - row;
    for (let x = 0; x < width; x++) {
      const column = Math.floor(x / length);
      const along = x / length - column;
      const knot = row * columns + column;
      const above = (knots[knot] ?? 0) * (1 - along) + (knots[knot + 1] ?? 0) * along;
      const under = (knots[knot + columns] ?? 0) * (1 - along) + (knots[knot + columns + 1] ?? 0) * along;
      noise[y * width + x] = above + down * (under - above);
    }
  }
  return noise;
}
