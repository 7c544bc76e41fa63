import { crc32, deflateSync } from 'node:zlib';

export const PNG_MAGIC = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const MEBIBYTE = 1024 * 1024;

/** A png whose header is right but for the size, and which holds next to nothing. */
export function pngSaying(width: number, height: number): Uint8Array {
  return Buffer.concat([
    PNG_MAGIC,
    header(width, height),
    chunk('IDAT', deflateSync(new Uint8Array(8))),
    chunk('IEND'),
  ]);
}

/** A small png with one more chunk. */
export function pngWith(type: string, content: Uint8Array): Uint8Array {
  const pixels = deflateSync(new Uint8Array(65 * 64));
  return Buffer.concat([
    PNG_MAGIC,
    header(64, 64),
    chunk(type, content),
    chunk('IDAT', pixels),
    chunk('IEND'),
  ]);
}

/** A small png with very many texts. */
export function pngOfManyChunks(count: number): Uint8Array {
  const pixels = deflateSync(new Uint8Array(65 * 64));
  const texts = Array.from({ length: count }, (_, i) => chunk('tEXt', Buffer.from(`k\0${i}`)));
  return Buffer.concat([PNG_MAGIC, header(64, 64), ...texts, chunk('IDAT', pixels), chunk('IEND')]);
}

/** A name, the method of compression and zeros, as profiles and texts of a png hold them. */
export function packedBy(mebibytes: number): Uint8Array {
  return Buffer.concat([Buffer.from('n\0\0'), deflateSync(new Uint8Array(mebibytes * MEBIBYTE))]);
}

function header(width: number, height: number): Uint8Array {
  const content = Buffer.alloc(13);
  content.writeUInt32BE(width, 0);
  content.writeUInt32BE(height, 4);
  content.set([8, 0, 0, 0, 0], 8);
  return chunk('IHDR', content);
}

function chunk(type: string, content: Uint8Array = new Uint8Array()): Uint8Array {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(content.length, 0);
  framed.set(named, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
