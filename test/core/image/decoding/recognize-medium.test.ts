import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { namesExposure } from '#core/image/decoding/exif.ts';
import { recognizeMedium } from '#core/image/decoding/recognize-medium.ts';
import { Page } from '#test/support/pictures.ts';

const file = (format: 'png' | 'jpeg' | 'tiff') => new Page(300, 150).signature().file(format);
const jpeg = async () => sharp(await file('jpeg'));

describe('the medium of a picture', () => {
  it('is a photo where the camera noted its exposure, whatever the resolution says', async () => {
    const exposed = await (await jpeg())
      .withExif({ IFD2: { ExposureTime: '1/60' } })
      .withMetadata({ density: 300 })
      .jpeg()
      .toBuffer();

    expect(await recognizeMedium(exposed)).toBe('photo');
  });

  it('is a scan where the paper was measured in dots per inch', async () => {
    const scanner = { IFD0: { Make: 'EPSON', Model: 'Perfection' } };
    const scanned = await (await jpeg()).withExif(scanner).withMetadata({ density: 300 }).jpeg().toBuffer();

    expect(await recognizeMedium(scanned)).toBe('scan');
  });

  it('is drawn where the picture has an alpha channel, as what a browser draws has', async () => {
    expect(
      await recognizeMedium(
        await sharp(await file('png'))
          .ensureAlpha()
          .png()
          .toBuffer(),
      ),
    ).toBe('drawn');
  });

  it.each(['png', 'jpeg'] as const)('is not known of a %s that says nothing', async (format) => {
    expect(await recognizeMedium(await file(format))).toBeUndefined();
  });
});

describe('an Exif block', () => {
  it('names an exposure in either byte order, with or without what JPEG puts before it', async () => {
    const exposed = await (await jpeg())
      .withExif({ IFD2: { FNumber: '28/10' } })
      .jpeg()
      .toBuffer();
    const exif = (await sharp(exposed).metadata()).exif ?? new Uint8Array();
    const bare = exif.subarray(6);

    expect(namesExposure(exif)).toBe(true);
    expect(namesExposure(bare)).toBe(true);
    // The same in the other order: one directory that points to another, which has one entry.
    const big = Uint8Array.from([
      ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8],
      ...[0, 1, 0x87, 0x69, 0, 4, 0, 0, 0, 1, 0, 0, 0, 26, 0, 0, 0, 0],
      ...[0, 1, 0x82, 0x9a, 0, 5, 0, 0, 0, 1, 0, 0, 0, 0],
    ]);
    expect(namesExposure(big)).toBe(true);
  });

  it('may be anything at all', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(typeof namesExposure(bytes)).toBe('boolean');
      }),
    );
  });

  it('that is cut off names nothing that is not there', async () => {
    const exposed = await (await jpeg())
      .withExif({ IFD2: { FNumber: '28/10' } })
      .jpeg()
      .toBuffer();
    const exif = (await sharp(exposed).metadata()).exif ?? new Uint8Array();

    for (let length = 0; length < exif.length; length++)
      expect(() => namesExposure(exif.subarray(0, length))).not.toThrow();
    expect(namesExposure(exif.subarray(0, 20))).toBe(false);
  });
});
