import type { GrayImage } from '#core/image/gray-image.ts';
import { preprocess } from '#core/image/preprocess.ts';

const SIZE = { width: 96, height: 48 };
/** Pixels to each side over which ink is spread, so that strokes that run side by side count as near. */
const BLUR = 3;

/** A picture as the model would see it, blurred: what the simple measure of this test compares. */
export function blurredInk(image: GrayImage): Float32Array {
  const { input } = preprocess(image, SIZE);
  return blur(blur(input, 1, BLUR), SIZE.width, BLUR);
}

/** 1 minus the cosine between two blurred pictures: 0 the same, 1 no ink in common. */
export function difference(a: Float32Array, b: Float32Array): number {
  let product = 0;
  let squaresA = 0;
  let squaresB = 0;
  a.forEach((value, at) => {
    const other = b[at] ?? 0;
    product += value * other;
    squaresA += value * value;
    squaresB += other * other;
  });
  return 1 - product / Math.sqrt(squaresA * squaresB);
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function blur(input: Float32Array, stride: number, radius: number): Float32Array {
  return input.map((_, at) => {
    let sum = 0;
    for (let offset = -radius; offset <= radius; offset++) sum += input[at + offset * stride] ?? 0;
    return sum / (2 * radius + 1);
  });
}
