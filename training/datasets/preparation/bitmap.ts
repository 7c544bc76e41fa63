import { ImageCorruptError, ImageFormatError, ImageTooManyPixelsError } from '#core/errors/image-errors.ts';
import { MAX_IMAGE_PIXELS } from '#core/image/decoding/limits.ts';
import type { ColorImage } from '#core/image/gray-image.ts';

/** Bytes of the file header and of the smallest information header. */
const HEADERS = 14 + 40;
/** Bits a pixel with a color table, and without. */
const INDEXED = [1, 4, 8];
const DIRECT = [24, 32];

/** Whether a file begins as a Windows bitmap does. */
export function isBitmap(bytes: Uint8Array): boolean {
  return bytes[0] === 0x42 && bytes[1] === 0x4d;
}

/**
 * Decodes an uncompressed Windows bitmap, the format of MCYT-75, which the decoder of the service refuses on purpose.
 *
 * @throws ImageFormatError when it is compressed or of another depth, ImageTooManyPixelsError, ImageCorruptError
 */
export function decodeBitmap(bytes: Uint8Array): ColorImage {
  if (bytes.byteLength < HEADERS) throw new ImageCorruptError();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const width = view.getInt32(18, true);
  // Rows run from the bottom up unless the height is negative.
  const rows = view.getInt32(22, true);
  const height = Math.abs(rows);
  const bits = view.getUint16(28, true);
  const compression = view.getUint32(30, true);
  if (compression !== 0 || ![...INDEXED, ...DIRECT].includes(bits)) throw new ImageFormatError();
  if (width < 1 || height < 1) throw new ImageCorruptError();
  if (width * height > MAX_IMAGE_PIXELS) throw new ImageTooManyPixelsError(width, height, MAX_IMAGE_PIXELS);

  const stride = 4 * Math.ceil((width * bits) / 32);
  const start = view.getUint32(10, true);
  const colors = 14 + view.getUint32(14, true);
  if (start + stride * height > bytes.byteLength) throw new ImageCorruptError();
  const rgb = new Uint8Array(3 * width * height);
  for (let y = 0; y < height; y++) {
    const row = start + stride * (rows > 0 ? height - 1 - y : y);
    for (let x = 0; x < width; x++) {
      const at = DIRECT.includes(bits) ? row + (x * bits) / 8 : colors + 4 * colorIndex(bytes, row, x, bits);
      // Blue, green, red in the file.
      for (let channel = 0; channel < 3; channel++) {
        rgb[3 * (y * width + x) + channel] = bytes[at + 2 - channel] ?? 0;
      }
    }
  }
  return { width, height, rgb };
}

function colorIndex(bytes: Uint8Array, row: number, x: number, bits: number): number {
  const byte = bytes[row + Math.floor((x * bits) / 8)] ?? 0;
  return (byte >> (8 - bits - ((x * bits) % 8))) & (2 ** bits - 1);
}
