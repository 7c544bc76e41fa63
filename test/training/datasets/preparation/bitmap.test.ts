import { describe, expect, it } from 'vitest';
import { ImageCorruptError, ImageFormatError, ImageTooManyPixelsError } from '#core/errors/image-errors.ts';
import { decodeBitmap, isBitmap } from '#training/datasets/preparation/bitmap.ts';

interface BitmapParts {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly colors?: readonly number[];
  /** Rows in the order of the file, padded to four bytes. */
  readonly rows: readonly (readonly number[])[];
  readonly compression?: number;
}

function bitmap({ width, height, bits, colors = [], rows, compression = 0 }: BitmapParts): Buffer {
  const header = Buffer.alloc(54);
  header.write('BM');
  header.writeUInt32LE(54 + colors.length, 10);
  header.writeUInt32LE(40, 14);
  header.writeInt32LE(width, 18);
  header.writeInt32LE(height, 22);
  header.writeUInt16LE(bits, 28);
  header.writeUInt32LE(compression, 30);
  return Buffer.concat([header, Buffer.from(colors), Buffer.from(rows.flat())]);
}

const BLUE_GREEN_RED_WHITE = [255, 0, 0, 0, 0, 255, 0, 0, 0, 0, 255, 0, 255, 255, 255, 0];
const [BLUE, GREEN, RED, WHITE] = [
  [0, 0, 255],
  [0, 255, 0],
  [255, 0, 0],
  [255, 255, 255],
];

describe('decodeBitmap', () => {
  it.each([
    [
      '24 bits',
      {
        bits: 24,
        rows: [
          [0, 0, 255, 255, 255, 255, 0, 0],
          [255, 0, 0, 0, 255, 0, 0, 0],
        ],
      },
    ],
    [
      '32 bits',
      {
        bits: 32,
        rows: [
          [0, 0, 255, 0, 255, 255, 255, 0],
          [255, 0, 0, 0, 0, 255, 0, 0],
        ],
      },
    ],
    [
      '8 bits and a color table',
      {
        bits: 8,
        colors: BLUE_GREEN_RED_WHITE,
        rows: [
          [2, 3, 0, 0],
          [0, 1, 0, 0],
        ],
      },
    ],
    [
      '4 bits and a color table',
      {
        bits: 4,
        colors: BLUE_GREEN_RED_WHITE,
        rows: [
          [0x23, 0, 0, 0],
          [0x01, 0, 0, 0],
        ],
      },
    ],
  ])('reads %s a pixel, rows from the bottom up', (_, parts) => {
    const { width, height, rgb } = decodeBitmap(bitmap({ width: 2, height: 2, ...parts }));
    expect([width, height]).toEqual([2, 2]);
    expect([...rgb]).toEqual([BLUE, GREEN, RED, WHITE].flat());
  });

  it('reads 1 bit a pixel, rows from the top down where the height is negative', () => {
    const file = bitmap({
      width: 2,
      height: -2,
      bits: 1,
      colors: BLUE_GREEN_RED_WHITE.slice(0, 8),
      rows: [
        [0b01000000, 0, 0, 0],
        [0b10000000, 0, 0, 0],
      ],
    });
    expect([...decodeBitmap(file).rgb]).toEqual([BLUE, GREEN, GREEN, BLUE].flat());
  });

  it('refuses what it cannot read, before it takes memory for it', () => {
    const rows = [[0, 0, 0, 0]];
    const refused = (parts: Partial<BitmapParts>) => () =>
      decodeBitmap(bitmap({ width: 1, height: 1, bits: 24, rows, ...parts }));
    expect(refused({ compression: 1 })).toThrow(ImageFormatError);
    expect(refused({ bits: 16 })).toThrow(ImageFormatError);
    expect(refused({ width: 0 })).toThrow(ImageCorruptError);
    expect(refused({ height: 2 })).toThrow(ImageCorruptError);
    expect(refused({ width: 100_000, height: 100_000 })).toThrow(ImageTooManyPixelsError);
    expect(() => decodeBitmap(Buffer.from('BM'))).toThrow(ImageCorruptError);
  });

  it('knows a bitmap by its first bytes', () => {
    expect(isBitmap(Buffer.from('BMxx'))).toBe(true);
    expect(isBitmap(Buffer.from('\x89PNG'))).toBe(false);
  });
});
