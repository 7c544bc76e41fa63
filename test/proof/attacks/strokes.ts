import sharp from 'sharp';
import { Random } from '#training/random/random.ts';

const WIDTH = 480;
const HEIGHT = 200;
const PAPER = 255;
const INK = 25;
const STEPS = 40;

type Point = readonly [x: number, y: number];

/** A page with strokes of a pen through points, as a picture file. */
export function pageOf(strokes: readonly (readonly Point[])[], thickness: number): Promise<Uint8Array> {
  const pixels = new Uint8Array(WIDTH * HEIGHT).fill(PAPER);
  for (const points of strokes) {
    for (const [i, from] of points.entries()) {
      const to = points[i + 1];
      if (to === undefined) break;
      for (let step = 0; step <= STEPS; step++) {
        const share = step / STEPS;
        dot(pixels, from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1]), thickness / 2);
      }
    }
  }
  return sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 1 } })
    .png()
    .toBuffer();
}

function dot(pixels: Uint8Array, x: number, y: number, reach: number): void {
  for (let row = Math.max(0, Math.ceil(y - reach)); row <= Math.min(HEIGHT - 1, y + reach); row++) {
    for (let column = Math.max(0, Math.ceil(x - reach)); column <= Math.min(WIDTH - 1, x + reach); column++) {
      pixels[row * WIDTH + column] = INK;
    }
  }
}

/** What people scrawl who do not even try, and patterns that no hand makes; the same in every run with the seed. */
export function scribbles(seed: number, count: number): Promise<[string, Uint8Array][]> {
  const kinds: Readonly<Record<string, (random: Random) => Point[][]>> = {
    'a line': (random) => [[place(random, 0), place(random, 1)]],
    'a cross': () => [
      [
        [40, 20],
        [440, 180],
      ],
      [
        [40, 180],
        [440, 20],
      ],
    ],
    waves: (random) => [waves(random.uniform(2, 12), random.uniform(20, 80))],
    loops: (random) => [loops(random.uniform(3, 12), random.uniform(20, 70))],
    'a wild scrawl': (random) => [Array.from({ length: 30 }, () => place(random, random.float()))],
    'wild strokes': (random) =>
      Array.from({ length: 8 }, () => [place(random, random.float()), place(random, random.float())]),
    hatching: () =>
      Array.from({ length: 40 }, (_, i): Point[] => [
        [40 + 10 * i, 30],
        [50 + 10 * i, 170],
      ]),
  };
  const names = Object.keys(kinds);
  return Promise.all(
    Array.from({ length: count }, async (_, i): Promise<[string, Uint8Array]> => {
      const random = new Random(seed).fork(i);
      const name = names[i % names.length] ?? '';
      return [name, await pageOf(kinds[name]?.(random) ?? [], random.uniform(2, 6))];
    }),
  );
}

function place(random: Random, along: number): Point {
  return [30 + 420 * along, random.uniform(20, 180)];
}

function waves(count: number, height: number): Point[] {
  return Array.from({ length: 120 }, (_, i) => [
    30 + 3.5 * i,
    100 + height * Math.sin((2 * Math.PI * count * i) / 120),
  ]);
}

function loops(count: number, size: number): Point[] {
  return Array.from({ length: 200 }, (_, i) => {
    const angle = (2 * Math.PI * count * i) / 200;
    return [60 + 1.8 * i + size * Math.cos(angle), 100 + size * Math.sin(angle)];
  });
}
