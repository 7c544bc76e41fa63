import type { InputSize } from '../image/prepared-signature.ts';

/**
 * Smooths a picture along both axes by a kernel of three pixels that sums to 1.
 *
 * @param centerWeight the pixel's own share along one axis; the rest goes to its two neighbors
 */
export function smooth(picture: Float32Array, { width }: InputSize, centerWeight: number): Float32Array {
  const neighborWeight = (1 - centerWeight) / 2;
  const along = (values: Float32Array, step: number) => {
    const smoothed = new Float32Array(values.length);
    for (let i = 0; i < values.length; i++) {
      const neighbors = (values[i - step] ?? 0) + (values[i + step] ?? 0);
      smoothed[i] = centerWeight * (values[i] ?? 0) + neighborWeight * neighbors;
    }
    return smoothed;
  };
  return along(along(picture, 1), width);
}
