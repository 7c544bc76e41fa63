import type { InputSize } from '#core/image/prepared-signature.ts';
import type { Random } from '../random/random.ts';
import { erasePiece } from './erase.ts';
import type { InkOptions } from './options.ts';
import { changeThickness } from './stroke-thickness.ts';
import { warp } from './warp.ts';

/**
 * Another signature by the same hand: the prepared ink moved and bent a little, with another pen.
 *
 * @param ink a byte a pixel, 255 is full ink
 * @returns the model's input, values in 0..1
 */
export function augment(ink: Uint8Array, size: InputSize, options: InkOptions, random: Random): Float32Array {
  const warped = warp(ink, size, options, random);
  // Strokes are a pixel or two wide: eroding them as far as they may grow would leave nothing.
  const drawn = changeThickness(warped, size, random.uniform(-options.thickness / 2, options.thickness));
  const exponent = 2 ** random.uniform(-options.tone, options.tone);
  for (let i = 0; i < drawn.length; i++) {
    const value = drawn[i] ?? 0;
    if (value > 0) drawn[i] = value ** exponent;
  }
  if (random.chance(options.erase)) erasePiece(drawn, size, random);
  return drawn;
}
