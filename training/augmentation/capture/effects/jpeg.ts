import sharp from 'sharp';
import type { ColorImage } from '#core/image/gray-image.ts';
import type { Random } from '#training/random/random.ts';

/** Qualities at strengths 0 and 1. */
const QUALITY = { best: 90, worst: 12 };

/** What a messenger's compression leaves of the picture. */
export async function compress(image: ColorImage, strength: number, random: Random): Promise<ColorImage> {
  const { width, height, rgb } = image;
  const quality = Math.round(
    QUALITY.best - strength * (QUALITY.best - QUALITY.worst) * random.uniform(0.4, 1),
  );
  const file = await sharp(rgb, { raw: { width, height, channels: 3 } })
    .jpeg({ quality })
    .toBuffer();
  return { width, height, rgb: await sharp(file).toColourspace('srgb').raw().toBuffer() };
}
