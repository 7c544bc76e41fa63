import sharp from 'sharp';
import { MAX_IMAGE_BYTES } from '#core/image/decoding/limits.ts';
import { Random } from '#training/random/random.ts';
import { PNG_MAGIC, packedBy, pngOfManyChunks, pngSaying, pngWith } from './made-up-png.ts';
import type { Source } from './sources.ts';

/**
 * Files that somebody made to hurt: small files of huge pictures, files that say they are what they are not, formats
 * that readers know and this service does not, and pictures within the limits that are dear to prepare.
 */
export async function hostileFiles(): Promise<Source[]> {
  return [...(await bombs()), ...(await masks()), ...(await dear())];
}

async function bombs(): Promise<Source[]> {
  const white = (side: number) =>
    sharp({
      create: { width: side, height: side, channels: 3, background: '#ffffff' },
      limitInputPixels: false,
    });
  return [
    {
      name: 'bomb: png of 100 megapixels',
      bytes: await white(10_000).png({ compressionLevel: 9 }).toBuffer(),
    },
    {
      name: 'bomb: webp of 100 megapixels',
      bytes: await white(10_000).webp({ lossless: true, effort: 0 }).toBuffer(),
    },
    { name: 'bomb: jpeg of 100 megapixels', bytes: await white(10_000).jpeg({ quality: 1 }).toBuffer() },
    {
      name: 'bomb: tiff of 100 megapixels',
      bytes: await white(10_000).tiff({ compression: 'deflate' }).toBuffer(),
    },
    { name: 'bomb: png that says 2,147,483,647 square', bytes: pngSaying(0x7fffffff, 0x7fffffff) },
    { name: 'bomb: png 25,000,000 wide and 1 high', bytes: pngSaying(25_000_000, 1) },
    { name: 'bomb: png 1 wide and 25,000,000 high', bytes: pngSaying(1, 25_000_000) },
    { name: 'bomb: png without a pixel', bytes: pngSaying(0, 0) },
    { name: 'bomb: png whose profile unpacks to 64 MiB', bytes: pngWith('iCCP', packedBy(64)) },
    { name: 'bomb: png whose text unpacks to 64 MiB', bytes: pngWith('zTXt', packedBy(64)) },
    { name: 'bomb: png of 100,000 chunks', bytes: pngOfManyChunks(100_000) },
    { name: 'bomb: tiff whose directory is its own successor', bytes: circularTiff() },
    { name: 'bomb: one byte too many', bytes: new Uint8Array(MAX_IMAGE_BYTES + 1) },
    { name: 'bomb: nothing', bytes: new Uint8Array(0) },
  ];
}

async function masks(): Promise<Source[]> {
  const small = sharp({ create: { width: 64, height: 64, channels: 3, background: '#ffffff' } });
  const text = (content: string) => new TextEncoder().encode(content);
  const foreign: Source[] = [
    {
      name: 'svg that reads a file',
      bytes: text('<svg xmlns:x="http://www.w3.org/1999/xlink"><image x:href="file:///etc/passwd"/></svg>'),
    },
    {
      name: 'svg of nested entities',
      bytes: text(`<!DOCTYPE s [<!ENTITY a "${'b'.repeat(99)}">]><svg>&a;</svg>`),
    },
    { name: 'pdf', bytes: text('%PDF-1.7\n1 0 obj << >> endobj') },
    { name: 'postscript', bytes: text('%!PS-Adobe-3.0\n(r) file') },
    { name: 'magick script', bytes: text('push graphic-context\nfill "url(https://localhost/x)"') },
    { name: 'html', bytes: text('<html><body onload="x()"></body></html>') },
    { name: 'zip', bytes: Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0, 0) },
    { name: 'gif', bytes: await small.clone().gif().toBuffer() },
    { name: 'tiff of 64 bits', bytes: await small.clone().tiff({ bigtiff: true }).toBuffer() },
    { name: 'heif', bytes: text('\0\0\0\x18ftypheic\0\0\0\0mif1heic') },
    { name: 'bmp', bytes: text(`BM${'\0'.repeat(60)}`) },
  ];
  const magics: readonly (readonly [string, Uint8Array])[] = [
    ['png', PNG_MAGIC],
    ['jpeg', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)],
    ['webp', text('RIFF\0\0\0\0WEBP')],
    ['tiff', Uint8Array.of(0x49, 0x49, 0x2a, 0)],
  ];
  return [
    ...foreign,
    ...foreign.flatMap(({ name, bytes }) =>
      magics.map(([mask, magic]) => ({
        name: `${name} behind the first bytes of ${mask}`,
        bytes: Buffer.concat([magic, bytes]),
      })),
    ),
  ];
}

async function dear(): Promise<Source[]> {
  const random = new Random('dear');
  const pixels = (width: number, height: number, ink: (x: number, y: number) => boolean) =>
    sharp(
      Uint8Array.from({ length: width * height }, (_, i) =>
        ink(i % width, Math.floor(i / width)) ? 0 : 255,
      ),
      {
        raw: { width, height, channels: 1 },
      },
    );
  const noise = () => random.chance(0.5);
  return [
    { name: 'dear: noise', bytes: await pixels(640, 640, noise).png().toBuffer() },
    {
      name: 'dear: 24 megapixels of noise',
      bytes: await pixels(6000, 4000, noise)
        .toColourspace('b-w')
        .tiff({ compression: 'ccittfax4', bitdepth: 1 })
        .toBuffer(),
    },
    {
      name: 'dear: checkerboard',
      bytes: await pixels(640, 640, (x, y) => (x + y) % 2 === 0)
        .png()
        .toBuffer(),
    },
    {
      name: 'dear: specks',
      bytes: await pixels(640, 640, (x, y) => x % 3 === 0 && y % 3 === 0)
        .png()
        .toBuffer(),
    },
    {
      name: 'dear: spiral',
      bytes: await pixels(
        640,
        640,
        (x, y) => Math.sin(Math.hypot(x - 320, y - 320) + Math.atan2(y - 320, x - 320)) > 0,
      )
        .png()
        .toBuffer(),
    },
    {
      name: 'dear: ruled',
      bytes: await pixels(640, 640, (x, y) => x % 8 < 2 || y % 8 < 2)
        .png()
        .toBuffer(),
    },
    {
      name: 'dear: black',
      bytes: await pixels(640, 640, () => true)
        .png()
        .toBuffer(),
    },
    {
      name: 'dear: one line 16,000 long',
      bytes: await pixels(16_000, 40, (_, y) => y === 20)
        .png()
        .toBuffer(),
    },
    {
      name: 'dear: 24 megapixels, interlaced',
      bytes: await pixels(6000, 4000, (x, y) => (x ^ y) % 97 === 0)
        .png({ progressive: true })
        .toBuffer(),
    },
  ];
}

/** A tiff of one directory without entries, which names itself as the next. */
function circularTiff(): Uint8Array {
  const bytes = Buffer.alloc(14);
  bytes.set([0x49, 0x49, 0x2a, 0]);
  bytes.writeUInt32LE(8, 4);
  bytes.writeUInt32LE(8, 10);
  return bytes;
}
