import type { InputSize } from '../image/prepared-signature.ts';
import { rootOfShares } from './root-of-shares.ts';
import { smooth } from './smooth.ts';

/** Directions that a gradient is sorted into, around the full circle. */
const DIRECTIONS = 8;
/** From a pixel to its partner, in pixels of the model's input: across, down and along both diagonals. */
const STEPS = [
  { dx: 4, dy: 0 },
  { dx: 0, dy: 4 },
  { dx: 4, dy: 4 },
  { dx: -4, dy: 4 },
] as const;
const PAIRS = DIRECTIONS * DIRECTIONS;
/** Center weight of the smoothing before gradients are taken: a Gaussian of 0.7 pixels. */
const CENTER_WEIGHT = 0.57;

/** Entries of `gradientPairs`. */
export const GRADIENT_PAIRS_SIZE = STEPS.length * PAIRS;

/**
 * How strokes bend and run side by side: the directions of the ink's gradient at two pixels some way apart, counted in
 * pairs and weighted by the geometric mean of the two gradients (co-occurrence of oriented gradients; Watanabe et al.
 * 2009, PSIVT, LNCS 5414).
 *
 * @param input `height * width` values of ink in 0..1 with paper all around, as preprocessing leaves it
 * @returns square roots of the shares, a vector of length 1 in which each step has the same weight
 */
export function gradientPairs(input: Float32Array, size: InputSize): Float32Array {
  const { direction, root } = gradients(smooth(input, size, CENTER_WEIGHT), size);
  const descriptor = new Float32Array(GRADIENT_PAIRS_SIZE);
  for (const [i, step] of STEPS.entries()) {
    const weights = rootOfShares(countPairs(direction, root, step, size));
    descriptor.set(
      weights.map((weight) => weight / Math.sqrt(STEPS.length)),
      i * PAIRS,
    );
  }
  return descriptor;
}

interface Gradients {
  /** The sector that the gradient of each pixel points into. */
  readonly direction: Uint8Array;
  /** Square root of the gradient's length. */
  readonly root: Float32Array;
}

/** Gradients by the Sobel operator; 0 along the border, which is paper. */
function gradients(ink: Float32Array, { width, height }: InputSize): Gradients {
  const direction = new Uint8Array(ink.length);
  const root = new Float32Array(ink.length);
  const at = (i: number) => ink[i] ?? 0;
  for (let y = 1; y + 1 < height; y++) {
    for (let i = y * width + 1; i + 1 < (y + 1) * width; i++) {
      const falling = at(i + width + 1) - at(i - width - 1);
      const rising = at(i - width + 1) - at(i + width - 1);
      const across = falling + rising + 2 * (at(i + 1) - at(i - 1));
      const down = falling - rising + 2 * (at(i + width) - at(i - width));
      if (across === 0 && down === 0) continue;
      const turn = Math.atan2(down, across) / (2 * Math.PI);
      direction[i] = Math.floor((turn + 1) * DIRECTIONS) % DIRECTIONS;
      root[i] = Math.sqrt(Math.hypot(across, down));
    }
  }
  return { direction, root };
}

function countPairs(
  direction: Uint8Array,
  root: Float32Array,
  { dx, dy }: { readonly dx: number; readonly dy: number },
  { width, height }: InputSize,
): Float32Array {
  const counts = new Float32Array(PAIRS);
  for (let y = 0; y + dy < height; y++) {
    for (let x = Math.max(0, -dx); x + Math.max(0, dx) < width; x++) {
      const first = y * width + x;
      const weight = (root[first] ?? 0) * (root[first + dy * width + dx] ?? 0);
      if (weight === 0) continue;
      const pair = (direction[first] ?? 0) * DIRECTIONS + (direction[first + dy * width + dx] ?? 0);
      counts[pair] = (counts[pair] ?? 0) + weight;
    }
  }
  return counts;
}
