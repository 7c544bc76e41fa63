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
  const extreme = amount > 0 ? Math.max : Math.min;
  const weight = Math.abs(amount);
  const changed = new Float32Array(ink.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const center = ink[i] ?? 0;
      const across = extreme(x > 0 ? (ink[i - 1] ?? 0) : center, x < width - 1 ? (ink[i + 1] ?? 0) : center);
      const down = extreme(
        y > 0 ? (ink[i - width] ?? 0) : center,
        y < height - 1 ? (ink[i + width] ?? 0) : center,
      );
      changed[i] = center + weight * (extreme(center, across, down) - center);
    }
  }
  return changed;
}
