import type { InputSize } from '#core/image/prepared-signature.ts';
import type { Random } from '../random/random.ts';
import { elasticField } from './elastic-field.ts';
import type { InkOptions } from './options.ts';

/**
 * Rotation, shear, size, aspect, shift and a slight elastic distortion in one resampling: for each target pixel the
 * place in the source it comes from (inverse map), read bilinearly. Outside the source is paper.
 *
 * @param ink a byte a pixel
 * @returns values in 0..1
 */
export function warp(ink: Uint8Array, size: InputSize, options: InkOptions, random: Random): Float32Array {
  const { width, height } = size;
  const { xx, xy, yx, yy, shiftX, shiftY } = inverseAffine(size, options, random);
  const bendX = elasticField(size, options.elastic, random);
  const bendY = elasticField(size, options.elastic, random);
  const [centerX, centerY] = [(width - 1) / 2, (height - 1) / 2];
  const warped = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const dy = y - centerY - shiftY;
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const dx = x - centerX - shiftX;
      const sourceX = centerX + xx * dx + xy * dy + (bendX[i] ?? 0);
      const sourceY = centerY + yx * dx + yy * dy + (bendY[i] ?? 0);
      warped[i] = inkAt(ink, width, height, sourceX, sourceY) / 255;
    }
  }
  return warped;
}

function inverseAffine(size: InputSize, options: InkOptions, random: Random) {
  const angle = (random.uniform(-options.rotation, options.rotation) * Math.PI) / 180;
  const shear = random.uniform(-options.shear, options.shear);
  // Prepared ink fills its frame: what grows is cut off, so it grows by half as much as it shrinks.
  const scale = 1 + random.uniform(-options.scale, options.scale / 2);
  const aspect = Math.sqrt(1 + random.uniform(-options.aspect, options.aspect));
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [scaleX, scaleY] = [1 / (scale * aspect), aspect / scale];
  return {
    xx: scaleX * (cos - shear * sin),
    xy: scaleX * (sin + shear * cos),
    yx: -scaleY * sin,
    yy: scaleY * cos,
    shiftX: random.uniform(-options.shift, options.shift) * size.width,
    shiftY: random.uniform(-options.shift, options.shift) * size.height,
  };
}

/** Bilinear value between four pixels; pixels outside are 0. Written out flat: it runs for every pixel of a run. */
function inkAt(ink: Uint8Array, width: number, height: number, x: number, y: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) return 0;
  const i = top * width + left;
  const topLeft = ink[i] ?? 0;
  const topRight = ink[i + 1] ?? 0;
  const bottomLeft = ink[i + width] ?? 0;
  const bottomRight = ink[i + width + 1] ?? 0;
  const upper = topLeft + (x - left) * (topRight - topLeft);
  const lower = bottomLeft + (x - left) * (bottomRight - bottomLeft);
  return upper + (y - top) * (lower - upper);
}
