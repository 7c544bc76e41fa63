import type { GrayImage } from '#core/image/gray-image.ts';
import { Random } from '#training/random/random.ts';

/** The surface under the ink, as a scanner sees it. */
export interface Paper {
  /** Gray level of the bare surface. */
  readonly tone: number;
  /** Standard deviation of the noise in gray levels, and how much the light falls off across the sheet. */
  readonly noise: number;
  readonly shade: number;
  /** Margins in pixels: left, right, top, bottom. */
  readonly margins: readonly [number, number, number, number];
}

/** Side of the tile of noise that every sheet is cut from. */
const TILE = 256;

const noiseTile = Float32Array.from({ length: TILE * TILE }, tileNoise(new Random('paper')));

function tileNoise(random: Random): () => number {
  return () => random.normal();
}

/** White of a tablet, or scanned paper. */
export function choosePaper(random: Random): Paper {
  const margin = () => Math.round(Math.max(3, random.normal(14, 10)));
  const margins = [margin(), margin(), margin(), margin()] as const;
  if (random.chance(0.3)) return { tone: 255, noise: 0, shade: 0, margins };
  return {
    tone: random.uniform(222, 254),
    noise: random.uniform(0.5, 3.5),
    shade: random.chance(0.3) ? random.uniform(0, 14) : 0,
    margins,
  };
}

/** Noise at a pixel, standard normal, from a place of the tile that `offset` picks. */
export function grainAt(x: number, y: number, offset: number): number {
  return noiseTile[((y + (offset >> 8)) % TILE) * TILE + ((x + offset) % TILE)] ?? 0;
}

/**
 * The picture: ink (coverage 0 to 1, row-major) of a gray level on a sheet of paper.
 */
export function developImage(
  ink: { readonly width: number; readonly height: number; readonly coverage: Float32Array },
  level: number,
  grain: number,
  paper: Paper,
  random: Random,
): GrayImage {
  const { width, height, coverage } = ink;
  const pixels = new Uint8Array(width * height);
  const offset = random.integer(TILE * TILE);
  const slopeX = (random.uniform(-1, 1) * paper.shade) / width;
  const slopeY = (random.uniform(-1, 1) * paper.shade) / height;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const noise = grainAt(x, y, offset);
      const sheet = paper.tone + paper.noise * noise - Math.abs(slopeX * x + slopeY * y);
      const inked = coverage[y * width + x] ?? 0;
      const solid = inked === 0 ? 0 : inked * Math.min(1, Math.max(0, 1 - grain * (0.25 + 0.35 * noise)));
      const gray = sheet + (level - sheet) * solid;
      pixels[y * width + x] = gray < 0 ? 0 : gray > 255 ? 255 : gray + 0.5;
    }
  }
  return { width, height, pixels };
}
