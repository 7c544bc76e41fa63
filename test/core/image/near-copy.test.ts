import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { type CopyDescriptor, describeCopy, nearCopiesOf } from '#core/image/near-copy.ts';
import { prepareSignature } from '#core/image/prepare.ts';
import { createWriter } from '#training/synthesis/synthetic-writer.ts';
import { writeGenuine } from '#training/synthesis/write-genuine.ts';

const SEED = 311;
const WRITERS = [0, 1, 2, 3];
const SIGNATURES = 5;

function written(writer: number, sample: number): Sharp {
  const { width, height, pixels } = writeGenuine(createWriter(SEED, writer), sample);
  return sharp(pixels, { raw: { width, height, channels: 1 } });
}

const descriptorOf = async (picture: Uint8Array) =>
  describeCopy(await prepareSignature(picture, { width: 192, height: 96 }));

function pairs<T>(of: readonly T[]): [T, T][] {
  return of.flatMap((first, i) => of.slice(i + 1).map((second): [T, T] => [first, second]));
}

const rescaled = (picture: Uint8Array, scale: number) =>
  sharp(picture)
    .metadata()
    .then(({ width }) => sharp(picture).resize(Math.round(width * scale)));

describe('a near copy', () => {
  it('is known though one picture was prepared finer than the other', async () => {
    const picture = await written(0, 0).png().toBuffer();
    const finer = describeCopy(await prepareSignature(picture, { width: 468, height: 228 }));
    const coarse = await descriptorOf(picture);
    const differences = finer.map((cells, i) => Math.abs(cells - (coarse[i] ?? 0)));
    expect(differences.filter((difference) => difference > 0).length).toBeLessThan(coarse.length / 20);
    expect(nearCopiesOf(coarse)(finer)).toBe(true);
  });

  it.each<[string, (picture: Uint8Array) => Sharp | Promise<Sharp>]>([
    ['half as large', (picture) => rescaled(picture, 0.5)],
    ['twice as large', (picture) => rescaled(picture, 2)],
    ['a JPEG of quality 30', (picture) => sharp(picture).jpeg({ quality: 30 })],
    ['a JPEG of quality 95', (picture) => sharp(picture).jpeg({ quality: 95 })],
    [
      'on a larger sheet, to one side',
      (picture) => sharp(picture).extend({ left: 90, top: 9, right: 3, background: '#fff' }),
    ],
    ['turned a little', (picture) => sharp(picture).rotate(2.5, { background: '#fff' })],
    ['turned a lot', (picture) => sharp(picture).rotate(-9, { background: '#fff' })],
    ['slanted', (picture) => sharp(picture).affine([1, 0.1, 0, 1], { background: '#fff' })],
    [
      'wider',
      (picture) =>
        sharp(picture)
          .metadata()
          .then(({ width, height }) =>
            sharp(picture).resize(Math.round(1.15 * width), height, { fit: 'fill' }),
          ),
    ],
    ['darker', (picture) => sharp(picture).linear(0.7, 0)],
    ['fainter', (picture) => sharp(picture).linear(0.8, 51)],
    [
      'half as large, a JPEG of quality 30, and fainter',
      async (picture) => (await rescaled(picture, 0.5)).linear(0.8, 51).jpeg({ quality: 30 }),
    ],
  ])('is known when it is %s', async (_, change) => {
    for (const writer of WRITERS) {
      const original = await written(writer, 0).png().toBuffer();
      const copy = await (await change(original)).toBuffer();

      expect(nearCopiesOf(await descriptorOf(copy))(await descriptorOf(original))).toBe(true);
    }
  });

  it('is not what the same person writes a second time', async () => {
    for (const writer of WRITERS) {
      const samples = Array.from({ length: SIGNATURES }, (_, sample) =>
        written(writer, sample).png().toBuffer(),
      );
      const descriptors: CopyDescriptor[] = [];
      for (const sample of samples) descriptors.push(await descriptorOf(await sample));

      expect(pairs(descriptors).filter(([a, b]) => nearCopiesOf(b)(a))).toEqual([]);
    }
  });

  it('is the same thing whichever of the two is called the original', async () => {
    const first = await descriptorOf(await written(0, 0).png().toBuffer());
    const second = await descriptorOf(
      await (await rescaled(await written(0, 0).png().toBuffer(), 0.6)).toBuffer(),
    );

    expect(nearCopiesOf(second)(first)).toBe(nearCopiesOf(first)(second));
  });
});

const folder = process.env['COUNTERSIGN_DATA'];
const REAL = 'is not what a real person writes a second time';

describe('real signatures', () => {
  if (folder === undefined) console.log(`Skipped, COUNTERSIGN_DATA names no folder: ${REAL}.`);

  it.skipIf(folder === undefined)(REAL, async () => {
    const set = join(folder ?? '', 'cedar');
    for (const writer of (await readdir(set)).sort().slice(0, 4)) {
      const genuine = join(set, writer, 'genuine');
      const descriptors: CopyDescriptor[] = [];
      for (const name of (await readdir(genuine)).sort().slice(0, 12)) {
        descriptors.push(await descriptorOf(await readFile(join(genuine, name))));
      }

      expect(pairs(descriptors).filter(([a, b]) => nearCopiesOf(b)(a))).toEqual([]);
    }
  });
});
