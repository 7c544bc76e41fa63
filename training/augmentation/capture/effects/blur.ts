import sharp from 'sharp';
import type { ColorImage } from '#core/image/gray-image.ts';
import type { Random } from '#training/random/random.ts';

/** Standard deviation in pixels at full strength. */
const WIDEST = 2.4;

/** A lens out of focus. */
export async function defocus(image: ColorImage, strength: number, random: Random): Promise<ColorImage> {
  const { width, height, rgb } = image;
  const blurred = await sharp(rgb, { raw: { width, height, channels: 3 } })
    .blur(0.3 + strength * WIDEST * random.uniform(0.2, 1))
    .raw()
    .toBuffer();
  return { width, height, rgb: blurred };
}
