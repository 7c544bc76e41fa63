import { readFile, stat } from 'node:fs/promises';
import sharp from 'sharp';
import { ImageTooManyBytesError } from '#core/errors/image-errors.ts';
import { MAX_IMAGE_BYTES } from '#core/image/decoding/limits.ts';
import { UnreadablePictureError } from '../errors.ts';
import { decodeBitmap, isBitmap } from './bitmap.ts';

/**
 * The bytes of a picture in a format that the one decoder reads; its size is looked at first.
 *
 * @throws UnreadablePictureError when there is no such file or it may not be read, or another ImageError
 */
export async function readPictureFile(path: string): Promise<Uint8Array> {
  const bytes = await readWithin(path, MAX_IMAGE_BYTES);
  if (!isBitmap(bytes)) return bytes;
  const { width, height, rgb } = decodeBitmap(bytes);
  return sharp(rgb, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 1 })
    .toBuffer();
}

async function readWithin(path: string, limit: number): Promise<Uint8Array> {
  const refuse = (cause: unknown) => {
    throw new UnreadablePictureError(path, { cause });
  };
  const { size } = await stat(path).catch(refuse);
  if (size > limit) throw new ImageTooManyBytesError(size, limit);
  return readFile(path).catch(refuse);
}
