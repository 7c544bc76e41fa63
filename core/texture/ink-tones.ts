import { rootOfShares } from './root-of-shares.ts';

/** Entries of `inkTones`. */
export const INK_TONES_SIZE = 24;
/** Ink below which a pixel is paper. */
const PAPER = 0.05;
/** Counted beforehand for each tone, so that one pixel of a rare tone says little. */
const PRIOR_COUNT = 0.5;

/**
 * How often each tone of ink occurs, which pen and pressure decide.
 *
 * @param input values of ink in 0..1
 * @returns square roots of the shares, a vector of length 1
 */
export function inkTones(input: Float32Array): Float32Array {
  const counts = new Float32Array(INK_TONES_SIZE).fill(PRIOR_COUNT);
  for (const ink of input) {
    if (ink <= PAPER) continue;
    const tone = Math.min(INK_TONES_SIZE - 1, Math.floor(((ink - PAPER) / (1 - PAPER)) * INK_TONES_SIZE));
    counts[tone] = (counts[tone] ?? 0) + 1;
  }
  return rootOfShares(counts);
}
