import sharp, { type Metadata } from 'sharp';
import {
  ImageCorruptError,
  ImageFormatError,
  ImageTooManyBytesError,
  ImageTooManyPixelsError,
} from '../../errors/image-errors.ts';
import type { ColorImage } from '../gray-image.ts';
import { sniffFormat } from './format.ts';
import { DECODE_SECONDS, MAX_IMAGE_BYTES, MAX_IMAGE_PIXELS, WORKING_SIDE } from './limits.ts';

// The decoder can read formats that nobody sends here (SVG, PDF, GIF): their loaders are shut for the process.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadPng', 'VipsForeignLoadJpeg', 'VipsForeignLoadWebp', 'VipsForeignLoadTiff'],
});

/** A decoded picture, reduced to the working size, and how large it was. */
export interface DecodedImage {
  readonly color: ColorImage;
  /** Width and height as stored, after the orientation tag was applied. */
  readonly original: { readonly width: number; readonly height: number };
}

/**
 * Decodes an untrusted image file: limits first, then strictly, upright, flattened on white, 8-bit sRGB, at most
 * `WORKING_SIDE` pixels on its longer side.
 *
 * @throws ImageTooManyBytesError, ImageFormatError, ImageTooManyPixelsError, ImageCorruptError
 */
export async function decodeImage(bytes: Uint8Array): Promise<DecodedImage> {
  if (bytes.byteLength > MAX_IMAGE_BYTES) throw new ImageTooManyBytesError(bytes.byteLength, MAX_IMAGE_BYTES);
  if (sniffFormat(bytes) === undefined) throw new ImageFormatError();

  const { width, height, orientation } = await readHeader(bytes);
  if (width * height > MAX_IMAGE_PIXELS) throw new ImageTooManyPixelsError(width, height, MAX_IMAGE_PIXELS);

  const color = await decodePixels(bytes);
  const sideways = orientation !== undefined && orientation >= 5;
  return { color, original: sideways ? { width: height, height: width } : { width, height } };
}

async function readHeader(bytes: Uint8Array): Promise<Metadata> {
  try {
    return await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch (cause) {
    throw new ImageCorruptError({ cause });
  }
}

async function decodePixels(bytes: Uint8Array): Promise<ColorImage> {
  try {
    const { data, info } = await sharp(bytes, {
      failOn: 'warning',
      limitInputPixels: MAX_IMAGE_PIXELS,
      sequentialRead: true,
      autoOrient: true,
    })
      .timeout({ seconds: DECODE_SECONDS })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .resize({
        width: WORKING_SIDE,
        height: WORKING_SIDE,
        fit: 'inside',
        withoutEnlargement: true,
        kernel: 'mitchell',
        fastShrinkOnLoad: false,
      })
      .removeAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, rgb: data };
  } catch (cause) {
    throw new ImageCorruptError({ cause });
  }
}
