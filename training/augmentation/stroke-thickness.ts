import type { InputSize } from '#core/image/prepared-signature.ts';

/**
 * Thicker or thinner strokes: a grey dilation (largest of the cross-shaped neighborhood) or erosion (smallest) is
 * mixed with the image.
 *
 * @param ink values in 0..1
 * @param amount from -1 (fully eroded) over 0 (as it is) to 1 (fully dilated)
 */
export function changeThickness(ink: Float32Array, size: InputSize, amount: number): Float32Array {
  if (amount === 0) return ink;
  const { width, height } = size;
  const weight = Math.abs(amount);
  const thicker = amount > 0;
  const changed = new Float32Array(ink.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const center = ink[i] ?? 0;
      const left = x > 0 ? (ink[i - 1] ?? 0) : center;
      const right = x < width - 1 ? (ink[i + 1] ?? 0) : center;
      const above = y > 0 ? (ink[i - width] ?? 0) : center;
      const below = y < height - 1 ? (ink[i + width] ?? 0) : center;
      const extreme = thicker
        ? Math.max(center, left, right, above, below)
        : Math.min(center, left, right, above, below);
      changed[i] = center + weight * (extreme - center);
    }
  }
  return changed;
}
