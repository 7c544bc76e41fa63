import type { InputSize } from '../image/prepared-signature.ts';
import { rootOfShares } from './root-of-shares.ts';

/** Neighbors, clockwise from the right. */
const NEIGHBORS = [
  { dx: 1, dy: 0 },
  { dx: 1, dy: 1 },
  { dx: 0, dy: 1 },
  { dx: -1, dy: 1 },
  { dx: -1, dy: 0 },
  { dx: -1, dy: -1 },
  { dx: 0, dy: -1 },
  { dx: 1, dy: -1 },
] as const;
/** How much more ink a neighbor must hold to count: paper and scanners differ by less. */
const DIFFERENCE = 0.04;
/** Ink from which on a pixel and its neighbors are looked at. */
const INK = 0.3;

/** Entries of `finePatterns`. */
export const FINE_PATTERNS_SIZE = 2 ** NEIGHBORS.length;

/**
 * What stroke edges look like close up, where a picture is prepared finer than for a network: which neighbors at some
 * distance hold clearly more ink than a pixel does, around each pixel in or beside ink (local binary patterns; Ojala et
 * al. 2002, IEEE TPAMI 24(7); all patterns, not only the uniform ones).
 *
 * @param input `height * width` values of ink in 0..1
 * @param radius distance of the neighbors in pixels
 * @returns square roots of the shares, a vector of length 1
 */
export function finePatterns(input: Float32Array, size: InputSize, radius: number): Float32Array {
  const { width, height } = size;
  const counts = new Float32Array(FINE_PATTERNS_SIZE);
  for (const [pixel, marked] of pixelsAtInk(input, size).entries()) {
    if (marked === 0) continue;
    const x = pixel % width;
    const y = (pixel - x) / width;
    const least = (input[pixel] ?? 0) + DIFFERENCE;
    let pattern = 0;
    for (const [bit, { dx, dy }] of NEIGHBORS.entries()) {
      const column = x + dx * radius;
      const row = y + dy * radius;
      const isInside = column >= 0 && column < width && row >= 0 && row < height;
      if (isInside && (input[row * width + column] ?? 0) >= least) pattern |= 1 << bit;
    }
    counts[pattern] = (counts[pattern] ?? 0) + 1;
  }
  return rootOfShares(counts);
}

/** 1 for each pixel that holds ink or touches some. */
function pixelsAtInk(input: Float32Array, { width, height }: InputSize): Uint8Array {
  const marked = new Uint8Array(input.length);
  for (const [pixel, ink] of input.entries()) {
    if (ink <= INK) continue;
    const x = pixel % width;
    const y = (pixel - x) / width;
    for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
      marked.fill(1, row * width + Math.max(0, x - 1), row * width + Math.min(width - 1, x + 1) + 1);
    }
  }
  return marked;
}
