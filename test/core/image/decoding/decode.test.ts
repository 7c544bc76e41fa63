import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import {
  ImageCorruptError,
  ImageFormatError,
  ImageTooManyBytesError,
  ImageTooManyPixelsError,
} from '#core/errors/image-errors.ts';
import { decodeImage } from '#core/image/decoding/decode.ts';
import { MAX_IMAGE_BYTES, MAX_IMAGE_PIXELS } from '#core/image/decoding/limits.ts';
import { Page } from '#test/support/pictures.ts';

const page = () => new Page(400, 200).signature();

describe('decodeImage', () => {
  it.each(['png', 'jpeg', 'webp', 'tiff'] as const)('reads %s', async (format) => {
    const { color, original } = await decodeImage(await page().file(format));

    expect(original).toEqual({ width: 400, height: 200 });
    expect(color.rgb).toHaveLength(400 * 200 * 3);
    expect(color.rgb[0]).toBeGreaterThan(250);
  });

  it('reduces a large picture to the working side', async () => {
    const { color, original } = await decodeImage(await new Page(3000, 1500).signature().file('jpeg'));

    expect(original).toEqual({ width: 3000, height: 1500 });
    expect([color.width, color.height]).toEqual([640, 320]);
  });

  it('turns a picture upright by its orientation tag', async () => {
    const sideways = await sharp(await page().file('jpeg'))
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();

    const { color, original } = await decodeImage(sideways);

    expect([color.width, color.height]).toEqual([200, 400]);
    expect(original).toEqual({ width: 200, height: 400 });
  });

  it('lays transparent pictures on white', async () => {
    const clear = sharp({
      create: { width: 60, height: 40, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    });

    const { color } = await decodeImage(await clear.png().toBuffer());

    expect(new Set(color.rgb)).toEqual(new Set([255]));
  });

  it('reads 16-bit and CMYK pictures as 8-bit color', async () => {
    const deep = await sharp(await page().file())
      .toColourspace('grey16')
      .png()
      .toBuffer();
    const printed = await sharp(await page().file())
      .toColourspace('cmyk')
      .jpeg()
      .toBuffer();

    for (const bytes of [deep, printed]) {
      const { color } = await decodeImage(bytes);
      expect(color.rgb).toHaveLength(400 * 200 * 3);
      expect(color.rgb[0]).toBeGreaterThan(240);
    }
  });

  it.each([
    ['one channel', (picture: Sharp) => picture.toColourspace('b-w').png()],
    ['one channel and transparency', (picture: Sharp) => picture.toColourspace('b-w').ensureAlpha(1).png()],
    ['16 bits of one channel', (picture: Sharp) => picture.toColourspace('grey16').png()],
    ['a palette', (picture: Sharp) => picture.png({ palette: true, colours: 256 })],
    ['a tiff of one channel', (picture: Sharp) => picture.toColourspace('b-w').tiff({ compression: 'lzw' })],
    ['a webp without loss', (picture: Sharp) => picture.webp({ lossless: true })],
  ])('reads %s as the same three', async (_, as) => {
    const file = await page().file();
    const { color } = await decodeImage(file);
    const { color: same } = await decodeImage(await as(sharp(file)).toBuffer());

    expect(Buffer.from(same.rgb).equals(Buffer.from(color.rgb))).toBe(true);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('says the upright size at orientation %i', async (orientation) => {
    const file = await sharp(await page().file())
      .withMetadata({ orientation })
      .jpeg()
      .toBuffer();
    const { color, original } = await decodeImage(file);

    const upright = orientation < 5 ? { width: 400, height: 200 } : { width: 200, height: 400 };
    expect(original).toEqual(upright);
    expect({ width: color.width, height: color.height }).toEqual(upright);
  });

  it('looks at a file of exactly as many bytes as are allowed, and at a picture of as many pixels', async () => {
    await expect(decodeImage(new Uint8Array(MAX_IMAGE_BYTES))).rejects.toThrow(ImageFormatError);

    const side = Math.sqrt(MAX_IMAGE_PIXELS);
    const [width, height] = Number.isInteger(side) ? [side, side] : [MAX_IMAGE_PIXELS / 5000, 5000];
    const full = sharp({ create: { width, height, channels: 3, background: '#ffffff' } });
    await expect(decodeImage(await full.png().toBuffer())).resolves.toMatchObject({
      original: { width, height },
    });
  });

  it('says what the decoder had to say about a spoiled picture', async () => {
    const whole = await page().file('png');
    for (const spoiled of [whole.subarray(0, 20), whole.subarray(0, whole.length / 2)]) {
      const failure: unknown = await decodeImage(spoiled).catch((error: unknown) => error);
      expect(failure).toMatchObject({ cause: expect.any(Error) });
    }
  });

  it('throws ImageFormatError for a text file, whatever it is called', async () => {
    await expect(decodeImage(new TextEncoder().encode('I am no picture.'))).rejects.toThrow(ImageFormatError);
    await expect(decodeImage(new Uint8Array(0))).rejects.toThrow(ImageFormatError);
  });

  it('throws ImageFormatError for formats that are not accepted', async () => {
    const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    await expect(decodeImage(svg)).rejects.toThrow(ImageFormatError);
    await expect(
      decodeImage(
        await sharp(await page().file())
          .gif()
          .toBuffer(),
      ),
    ).rejects.toThrow(ImageFormatError);
  });

  it('throws ImageCorruptError for a truncated picture of every format', async () => {
    for (const format of ['png', 'jpeg', 'webp', 'tiff'] as const) {
      const whole = await page().file(format);
      await expect(decodeImage(whole.subarray(0, Math.floor(whole.length / 2)))).rejects.toThrow(
        ImageCorruptError,
      );
    }
  });

  it('throws ImageTooManyBytesError before it looks at the bytes', async () => {
    await expect(decodeImage(new Uint8Array(MAX_IMAGE_BYTES + 1))).rejects.toThrow(ImageTooManyBytesError);
  });

  it('throws ImageTooManyPixelsError for 100 megapixels in a small file', async () => {
    const white = sharp({ create: { width: 10_000, height: 10_000, channels: 3, background: '#ffffff' } });
    const bomb = await white.png({ compressionLevel: 9 }).toBuffer();

    expect(bomb.length).toBeLessThan(MAX_IMAGE_BYTES);
    await expect(decodeImage(bomb)).rejects.toThrow(ImageTooManyPixelsError);
  });
});
