import type { InputSize } from '#core/image/prepared-signature.ts';
import { rootOfShares } from '#core/texture/root-of-shares.ts';

/** Size that pictures are prepared to for this: about what scans have, where a network's input is coarser. */
export const FINE_SIZE: InputSize = { width: 448, height: 224 };

/** Distances at which a pixel's neighbors are looked at, in pixels of the prepared picture. */
const RADII = [1, 2, 4] as const;
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
const PATTERNS = 2 ** NEIGHBORS.length;
/** How much more ink a neighbor must hold to count: paper and scanners differ by less. */
const DIFFERENCE = 0.04;
/** Ink from which on a pixel and its neighbors are looked at. */
const INK = 0.3;

const TONES = 24;
/** Ink below which a pixel is paper. */
const PAPER = 0.05;
/** Counted beforehand for each tone, so that one pixel of a rare tone says little. */
const PRIOR_COUNT = 0.5;

/** The parts of a fine texture, in their order. */
export const FINE_SECTIONS: readonly { readonly name: string; readonly size: number }[] = [
  ...RADII.map((radius) => ({ name: `patterns-${radius}`, size: PATTERNS })),
  { name: 'tones', size: TONES },
];

/**
 * What strokes look like close up: local binary patterns at three distances (Ojala et al. 2002, IEEE TPAMI 24(7); all
 * patterns, not only the uniform ones) and how often each tone of ink occurs, which pen and pressure decide.
 *
 * @param input `height * width` values of ink in 0..1, of `FINE_SIZE`
 * @returns sections of length 1, square roots of shares
 */
export function describeFineTexture(input: Float32Array): Float32Array {
  const beside = pixelsAtInk(input);
  return Float32Array.of(
    ...RADII.flatMap((radius) => [...rootOfShares(countPatterns(input, beside, radius))]),
    ...rootOfShares(countTones(input)),
  );
}

/** Pixels that hold ink or touch some. */
function pixelsAtInk(input: Float32Array): number[] {
  const { width, height } = FINE_SIZE;
  const marked = new Uint8Array(input.length);
  for (const [pixel, ink] of input.entries()) {
    if (ink <= INK) continue;
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
      marked.fill(1, row * width + Math.max(0, x - 1), row * width + Math.min(width - 1, x + 1) + 1);
    }
  }
  return [...marked.keys()].filter((pixel) => marked[pixel] === 1);
}

function countPatterns(input: Float32Array, pixels: readonly number[], radius: number): Float32Array {
  const { width, height } = FINE_SIZE;
  const counts = new Float32Array(PATTERNS);
  for (const pixel of pixels) {
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    const least = (input[pixel] ?? 0) + DIFFERENCE;
    let pattern = 0;
    for (const [bit, { dx, dy }] of NEIGHBORS.entries()) {
      const [column, row] = [x + dx * radius, y + dy * radius];
      const isInside = column >= 0 && column < width && row >= 0 && row < height;
      if (isInside && (input[row * width + column] ?? 0) >= least) pattern |= 1 << bit;
    }
    counts[pattern] = (counts[pattern] ?? 0) + 1;
  }
  return counts;
}

function countTones(input: Float32Array): Float32Array {
  const counts = new Float32Array(TONES).fill(PRIOR_COUNT);
  for (const ink of input) {
    if (ink <= PAPER) continue;
    const tone = Math.min(TONES - 1, Math.floor(((ink - PAPER) / (1 - PAPER)) * TONES));
    counts[tone] = (counts[tone] ?? 0) + 1;
  }
  return counts;
}
