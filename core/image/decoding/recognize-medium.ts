import sharp from 'sharp';
import type { Medium } from '../../medium.ts';
import { namesExposure } from './exif.ts';

/** Dots per inch that scanners write down; programs that know nothing of paper write 72 or 96. */
const FEWEST_SCANNED_DPI = 150;

/**
 * The medium of a picture as far as its file says: photographed where a camera noted its exposure, scanned where paper was
 * measured in dots per inch, drawn on a screen where it has an alpha channel, which neither of those writes. Undefined where
 * nothing of it is there, as in a photo that a program has made smaller. The pixels are not looked at: how even paper is
 * tells too little, and differently for every camera.
 *
 * @param bytes of a picture that has been decoded
 */
export async function recognizeMedium(bytes: Uint8Array): Promise<Medium | undefined> {
  const { exif, density = 0, hasAlpha } = await sharp(bytes, { limitInputPixels: false }).metadata();
  if (exif !== undefined && namesExposure(exif)) return 'photo';
  if (density >= FEWEST_SCANNED_DPI) return 'scan';
  return hasAlpha ? 'drawn' : undefined;
}
