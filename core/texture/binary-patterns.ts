import type { InputSize } from '../image/prepared-signature.ts';
import { rootOfShares } from './root-of-shares.ts';
import { smooth } from './smooth.ts';

/** Samples around a pixel, evenly spaced on a circle. */
const SAMPLES = 8;
/** Radius of the circle in pixels of the model's input. */
const RADIUS = 2;
/** Ink from which on a pixel and its neighbors are looked at. */
const INK = 0.3;
/** Differences smaller than this are rounding. */
const TOLERANCE = 1 / 255;
/** Center weight of the smoothing before pixels are compared: a Gaussian of half a pixel. */
const CENTER_WEIGHT = 0.787;

/** Patterns with at most two changes around the circle: 8 x 7 with two, and none or all; one entry for the rest. */
const UNIFORM = Array.from({ length: 2 ** SAMPLES }, (_, pattern) => pattern).filter(
  (pattern) => changesIn(pattern) <= 2,
);
const ENTRY_OF = Uint8Array.from({ length: 2 ** SAMPLES }, (_, pattern) => {
  const uniform = UNIFORM.indexOf(pattern);
  return uniform < 0 ? UNIFORM.length : uniform;
});

/** Entries of `binaryPatterns`. */
export const BINARY_PATTERNS_SIZE = UNIFORM.length + 1;

const CIRCLE = Array.from({ length: SAMPLES }, (_, sample) => {
  const angle = (2 * Math.PI * sample) / SAMPLES;
  return { dx: RADIUS * Math.cos(angle), dy: -RADIUS * Math.sin(angle) };
});

/**
 * What stroke edges, ends and crossings look like close up: around each pixel in or beside ink, which samples of a
 * circle hold at least as much ink as the pixel does (uniform local binary patterns, not turned to a common direction;
 * Ojala et al. 2002, IEEE TPAMI 24(7)).
 *
 * @returns square roots of the shares, a vector of length 1
 */
export function binaryPatterns(input: Float32Array, size: InputSize): Float32Array {
  const { width, height } = size;
  const smoothed = smooth(input, size, CENTER_WEIGHT);
  const counts = new Float32Array(BINARY_PATTERNS_SIZE);
  // Preprocessing keeps a wider margin than the circle's radius, so no pixel beside ink is left out.
  for (let y = RADIUS; y < height - RADIUS - 1; y++) {
    for (let x = RADIUS; x < width - RADIUS - 1; x++) {
      if (!touchesInk(input, width, y * width + x)) continue;
      const entry = ENTRY_OF[patternAt(smoothed, width, x, y)] ?? 0;
      counts[entry] = (counts[entry] ?? 0) + 1;
    }
  }
  return rootOfShares(counts);
}

function patternAt(ink: Float32Array, width: number, x: number, y: number): number {
  const center = (ink[y * width + x] ?? 0) - TOLERANCE;
  let pattern = 0;
  for (let bit = 0; bit < SAMPLES; bit++) {
    const { dx = 0, dy = 0 } = CIRCLE[bit] ?? {};
    if (sampleAt(ink, width, x + dx, y + dy) >= center) pattern |= 1 << bit;
  }
  return pattern;
}

/** Ink between four pixels, interpolated along both axes. */
function sampleAt(ink: Float32Array, width: number, x: number, y: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const across = x - left;
  const down = y - top;
  const at = top * width + left;
  const above = (ink[at] ?? 0) * (1 - across) + (ink[at + 1] ?? 0) * across;
  const below = (ink[at + width] ?? 0) * (1 - across) + (ink[at + width + 1] ?? 0) * across;
  return above * (1 - down) + below * down;
}

function touchesInk(input: Float32Array, width: number, pixel: number): boolean {
  for (let row = pixel - width; row <= pixel + width; row += width) {
    for (let at = row - 1; at <= row + 1; at++) if ((input[at] ?? 0) > INK) return true;
  }
  return false;
}

function changesIn(pattern: number): number {
  let changes = 0;
  for (let bit = 0; bit < SAMPLES; bit++) {
    const here = (pattern >> bit) & 1;
    const following = (pattern >> ((bit + 1) % SAMPLES)) & 1;
    if (here !== following) changes++;
  }
  return changes;
}
