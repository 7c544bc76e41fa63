import sharp from 'sharp';
import type { ColorImage } from '#core/image/gray-image.ts';
import type { Random } from '#training/random/random.ts';

/** Smallest share of the pixels of a side that is left at full strength. */
const COARSEST = 0.3;

/** A coarse scan or a thumbnail: reduced and enlarged again, as a service enlarges what was sent small. */
export async function lowerResolution(
  image: ColorImage,
  strength: number,
  random: Random,
): Promise<ColorImage> {
  const { width, height, rgb } = image;
  const share = 1 - strength * (1 - COARSEST) * random.uniform(0.4, 1);
  const small = await sharp(rgb, { raw: { width, height, channels: 3 } })
    .resize(Math.max(48, Math.round(width * share)), Math.max(24, Math.round(height * share)), {
      fit: 'fill',
    })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const large = await sharp(small.data, {
    raw: { width: small.info.width, height: small.info.height, channels: 3 },
  })
    .resize(width, height, { fit: 'fill', kernel: random.pick(['nearest', 'cubic', 'cubic']) })
    .raw()
    .toBuffer();
  return { width, height, rgb: large };
}
