import type { InputSize } from '../image/prepared-signature.ts';
import { rootOfShares } from './root-of-shares.ts';

/** Entries of `inkTones`. */
export const INK_TONES_SIZE = 24;
/** Ink from which on a pixel belongs to a stroke. */
const INK = 0.3;
/** Counted beforehand for each tone, so that one pixel of a rare tone says little. */
const PRIOR_COUNT = 0.5;
/** Ink below which a tone is not simply full ink. */
const FULL = 0.9;
/** Share of a stroke's pixels inside it and not full from which on its tones can be relied on. */
const RELIABLE_SHARE = 0.03;
/** Keeps tones apart from nothing where they cannot be relied on. */
const LEAST_RELIABILITY = 1e-3;

/**
 * Which tones of ink occur inside strokes, where pen, pressure and speed decide them and not the edge's blur.
 *
 * Lines too thin to have an inside, and ink that is all black, have no tones of their own (drawn on a tablet, or made
 * black and white): the vector's length says how far it can be relied on, 1 for ink on paper and nearly 0 for these.
 *
 * @param input `height * width` values of ink in 0..1, prepared finer than for a network
 * @returns square roots of the tones' shares, times their reliability in 0.001..1
 */
export function inkTones(input: Float32Array, { width, height }: InputSize): Float32Array {
  const counts = new Float32Array(INK_TONES_SIZE).fill(PRIOR_COUNT);
  let strokes = 0;
  let toned = 0;
  for (let y = 1; y + 1 < height; y++) {
    for (let pixel = y * width + 1; pixel + 1 < (y + 1) * width; pixel++) {
      const ink = input[pixel] ?? 0;
      if (ink <= INK) continue;
      strokes++;
      if (!isInside(input, width, pixel)) continue;
      const tone = Math.min(INK_TONES_SIZE - 1, Math.floor(((ink - INK) / (1 - INK)) * INK_TONES_SIZE));
      counts[tone] = (counts[tone] ?? 0) + 1;
      if (ink < FULL) toned++;
    }
  }
  const share = toned / Math.max(1, strokes);
  const reliability = Math.max(LEAST_RELIABILITY, Math.min(1, share / RELIABLE_SHARE));
  return rootOfShares(counts).map((root) => reliability * root);
}

/** Whether a pixel and all eight around it are ink. */
function isInside(input: Float32Array, width: number, pixel: number): boolean {
  for (let row = pixel - width; row <= pixel + width; row += width) {
    for (let at = row - 1; at <= row + 1; at++) if ((input[at] ?? 0) <= INK) return false;
  }
  return true;
}
