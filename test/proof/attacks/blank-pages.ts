import sharp from 'sharp';
import { Random } from '#training/random/random.ts';

const SIZE = { width: 480, height: 200 };

/** Pages on which nobody has signed: white, grey, shaded, grained, black, ruled. */
export function blankPages(): Promise<[string, Uint8Array][]> {
  const random = new Random('paper');
  const shades: Readonly<Record<string, (x: number, y: number) => number>> = {
    white: () => 255,
    grey: () => 180,
    black: () => 0,
    shaded: (x) => 255 - x / 4,
    grained: () => 235 + random.integer(20),
    'coarsely grained': () => 160 + random.integer(95),
    ruled: (_, y) => (y % 25 < 2 ? 120 : 250),
  };
  return Promise.all(
    Object.entries(shades).map(async ([name, shade]): Promise<[string, Uint8Array]> => {
      const { width, height } = SIZE;
      const pixels = Uint8Array.from({ length: width * height }, (_, i) =>
        shade(i % width, Math.floor(i / width)),
      );
      return [
        name,
        await sharp(pixels, { raw: { ...SIZE, channels: 1 } })
          .png()
          .toBuffer(),
      ];
    }),
  );
}
