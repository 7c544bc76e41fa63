import type { InputSize } from '#core/image/prepared-signature.ts';
import type { Random } from '../random/random.ts';
import type { AugmentationOptions } from './options.ts';

/** Knots of the elastic field across and down; between them it is bilinear. */
const KNOTS = { x: 7, y: 4 };

/**
 * Rotation, shear, size, aspect, shift and a slight elastic distortion in one resampling: for each target pixel the
 * place in the source it comes from (inverse map), read bilinearly. Outside the source is paper.
 */
export function warp(
  ink: Uint8Array,
  size: InputSize,
  options: AugmentationOptions,
  random: Random,
): Float32Array {
  const { width, height } = size;
  const { xx, xy, yx, yy, shiftX, shiftY } = inverseAffine(size, options, random);
  const field = elasticField(options.elastic, random);
  const warped = new Float32Array(width * height);
  const [centerX, centerY] = [(width - 1) / 2, (height - 1) / 2];
  for (let y = 0; y < height; y++) {
    const knotY = (y / (height - 1)) * (KNOTS.y - 1);
    for (let x = 0; x < width; x++) {
      const knotX = (x / (width - 1)) * (KNOTS.x - 1);
      const dx = x - centerX - shiftX;
      const dy = y - centerY - shiftY;
      const sourceX = centerX + xx * dx + xy * dy + bilinear(field.x, KNOTS.x, KNOTS.y, knotX, knotY);
      const sourceY = centerY + yx * dx + yy * dy + bilinear(field.y, KNOTS.x, KNOTS.y, knotX, knotY);
      warped[y * width + x] = bilinear(ink, width, height, sourceX, sourceY) / 255;
    }
  }
  return warped;
}

function inverseAffine(size: InputSize, options: AugmentationOptions, random: Random) {
  const angle = (random.uniform(-options.rotation, options.rotation) * Math.PI) / 180;
  const shear = random.uniform(-options.shear, options.shear);
  const scale = 1 + random.uniform(-options.scale, options.scale);
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

function elasticField(deviation: number, random: Random): { x: Float32Array; y: Float32Array } {
  const knots = () => Float32Array.from({ length: KNOTS.x * KNOTS.y }, () => random.normal(0, deviation));
  return { x: knots(), y: knots() };
}

/** Value of a grid between its points; 0 beyond its edges. */
function bilinear(
  grid: Uint8Array | Float32Array,
  width: number,
  height: number,
  x: number,
  y: number,
): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  if (left < -1 || top < -1 || left >= width || top >= height) return 0;
  const [fractionX, fractionY] = [x - left, y - top];
  const upper =
    at(grid, width, height, left, top) * (1 - fractionX) + at(grid, width, height, left + 1, top) * fractionX;
  const lower =
    at(grid, width, height, left, top + 1) * (1 - fractionX) +
    at(grid, width, height, left + 1, top + 1) * fractionX;
  return upper * (1 - fractionY) + lower * fractionY;
}

function at(grid: Uint8Array | Float32Array, width: number, height: number, x: number, y: number): number {
  return x < 0 || y < 0 || x >= width || y >= height ? 0 : (grid[y * width + x] ?? 0);
}
