import sharp, { type Sharp } from 'sharp';
import { createWriter } from '#training/synthesis/synthetic-writer.ts';
import { writeGenuine } from '#training/synthesis/write-genuine.ts';

/** A sound image file, by what is peculiar about it. */
export interface Source {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const SEED = 11;
const WIDTH = 480;

/** The picture that every source shows: a synthetic signature, in one channel. */
export async function signature(): Promise<Sharp> {
  const { width, height, pixels } = writeGenuine(createWriter(SEED, 0), 0);
  const reduced = await sharp(pixels, { raw: { width, height, channels: 1 } })
    .resize({ width: WIDTH })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { info } = reduced;
  const raw = { width: info.width, height: info.height, channels: 1 } as const;
  return sharp(reduced.data, { raw }).toColourspace('b-w');
}

type Encoding = readonly [name: string, encode: (picture: Sharp) => Sharp];

/** Containers that keep every pixel of a gray picture as it is. */
const LOSSLESS: readonly Encoding[] = [
  ['png', (picture) => picture.png()],
  ['png, uncompressed', (picture) => picture.png({ compressionLevel: 0, adaptiveFiltering: true })],
  ['png, interlaced', (picture) => picture.png({ progressive: true })],
  ['png, three channels', (picture) => picture.toColourspace('srgb').png()],
  ['png, opaque alpha', (picture) => picture.toColourspace('srgb').ensureAlpha().png()],
  ['webp, lossless', (picture) => picture.webp({ lossless: true })],
  ['tiff', (picture) => picture.tiff({ compression: 'none' })],
  ['tiff, lzw', (picture) => picture.tiff({ compression: 'lzw' })],
  [
    'tiff, deflate with predictor',
    (picture) => picture.tiff({ compression: 'deflate', predictor: 'horizontal' }),
  ],
  [
    'tiff, tiled',
    (picture) => picture.tiff({ compression: 'lzw', tile: true, tileWidth: 128, tileHeight: 64 }),
  ],
];

/** Containers that change the pixels a little, or show them in another way. */
const OTHERS: readonly Encoding[] = [
  ['png, palette', (picture) => picture.png({ palette: true, colours: 16 })],
  ['png, 16 bits', (picture) => picture.toColourspace('grey16').png()],
  ['png, color profile', (picture) => picture.toColourspace('srgb').withIccProfile('p3').png()],
  ['jpeg', (picture) => picture.jpeg({ quality: 90 })],
  ['jpeg, progressive', (picture) => picture.jpeg({ quality: 90, progressive: true })],
  ['jpeg, CMYK', (picture) => picture.toColourspace('cmyk').jpeg({ quality: 90 })],
  ['jpeg, color profile', (picture) => picture.toColourspace('srgb').withIccProfile('p3').jpeg()],
  ['jpeg, sideways', (picture) => picture.withMetadata({ orientation: 6 }).jpeg({ quality: 90 })],
  ['webp', (picture) => picture.webp({ quality: 90 })],
  ['tiff, jpeg', (picture) => picture.tiff({ compression: 'jpeg', quality: 90 })],
  ['tiff, one bit', (picture) => picture.threshold(128).tiff({ compression: 'ccittfax4', bitdepth: 1 })],
  ['tiff, pyramid', (picture) => picture.tiff({ compression: 'lzw', pyramid: true, tile: true })],
];

/** One picture in containers that keep its pixels. */
export function losslessSources(): Promise<Source[]> {
  return encoded(LOSSLESS);
}

/** One picture in every kind of container that is read, and in an animated one. */
export async function everySource(): Promise<Source[]> {
  const frames = [await signature(), (await signature()).negate()].map((frame) => frame.png().toBuffer());
  const animated = await sharp(await Promise.all(frames), { join: { animated: true } })
    .webp({ loop: 0 })
    .toBuffer();
  return [...(await encoded([...LOSSLESS, ...OTHERS])), { name: 'webp, animated', bytes: animated }];
}

function encoded(encodings: readonly Encoding[]): Promise<Source[]> {
  return Promise.all(
    encodings.map(async ([name, encode]) => ({ name, bytes: await encode(await signature()).toBuffer() })),
  );
}
