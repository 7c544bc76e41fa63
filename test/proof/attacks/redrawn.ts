import sharp from 'sharp';
import { changeThickness } from '#training/augmentation/stroke-thickness.ts';
import { warp } from '#training/augmentation/warp.ts';
import type { Random } from '#training/random/random.ts';

/** How far a hand strays that draws a signature again. */
export interface Redrawing {
  /** Standard deviation at the knots of a smooth field, as a share of the picture's width. */
  readonly straying: number;
  readonly rotation: number;
  /** Largest change of size, aspect and slant, as fractions. */
  readonly distortion: number;
}

/** Longer side in pixels at which a signature is drawn again. */
const SIDE = 480;

/** A signature as a hand that follows its line would draw it: near it everywhere, on it nowhere, with another pen. */
export async function redrawn(
  picture: Uint8Array,
  { straying, rotation, distortion }: Redrawing,
  random: Random,
): Promise<Uint8Array> {
  const { data, info } = await sharp(picture)
    .flatten({ background: '#ffffff' })
    .grayscale()
    .resize({ width: SIDE, height: SIDE, fit: 'inside' })
    .negate()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const size = { width: info.width, height: info.height };
  const bent = warp(
    data,
    size,
    {
      rotation,
      shear: distortion,
      scale: distortion,
      aspect: distortion,
      shift: 0,
      elastic: straying * SIDE,
      thickness: 0,
      tone: 0,
      erase: 0,
    },
    random,
  );
  const inked = changeThickness(bent, size, random.uniform(-0.3, 0.8));
  const pixels = Uint8Array.from(inked, (ink) => 255 - Math.round(255 * ink));
  return sharp(pixels, { raw: { ...size, channels: 1 } })
    .png()
    .toBuffer();
}
