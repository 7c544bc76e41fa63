import type { GrayImage } from '#core/image/gray-image.ts';
import { Random } from '#training/random/random.ts';
import type { Paper } from './paper.ts';
import type { Pen } from './pen.ts';
import type { InkLayer } from './rasterize.ts';

/** Side of the tile of noise that every sheet is cut from. */
const TILE = 256;

/** White noise, and the same noise smoothed over neighbors, which is how ink takes to the fibers of paper. */
const fineNoise = whiteNoise(new Random('paper'));
const fiberNoise = smoothed(fineNoise);

function whiteNoise(random: Random): Float32Array {
  return Float32Array.from({ length: TILE * TILE }, () => random.normal());
}

/** Mean over 3 x 3 neighbors, at standard deviation 1 again. */
function smoothed(noise: Float32Array): Float32Array {
  return noise.map((_, at) => {
    const x = at % TILE;
    const y = (at - x) / TILE;
    let sum = 0;
    for (let dy = 0; dy < 3; dy++) {
      for (let dx = 0; dx < 3; dx++) sum += noise[((y + dy) % TILE) * TILE + ((x + dx) % TILE)] ?? 0;
    }
    return sum / 3;
  });
}

/** The picture: ink of a pen on a sheet of paper. */
export function developImage(ink: InkLayer, { level, grain }: Pen, paper: Paper, random: Random): GrayImage {
  const { width, height, coverage } = ink;
  const pixels = new Uint8Array(width * height);
  const offset = random.integer(TILE * TILE);
  const slopeX = (random.uniform(-1, 1) * paper.shade) / width;
  const slopeY = (random.uniform(-1, 1) * paper.shade) / height;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const cell = ((y + (offset >> 8)) % TILE) * TILE + ((x + offset) % TILE);
      const sheet = paper.tone + paper.noise * (fineNoise[cell] ?? 0) - Math.abs(slopeX * x + slopeY * y);
      const inked = coverage[y * width + x] ?? 0;
      // Thin ink misses the hollows of the paper first, so edges and faint lines are the roughest.
      const missed =
        grain * (0.3 + 0.25 * (fiberNoise[cell] ?? 0) + 0.2 * (fineNoise[cell] ?? 0)) * (1.3 - 0.6 * inked);
      const solid = inked === 0 ? 0 : inked * Math.min(1, Math.max(0, 1 - missed));
      const gray = sheet + (level - sheet) * solid;
      pixels[y * width + x] = gray < 0 ? 0 : gray > 255 ? 255 : gray + 0.5;
    }
  }
  return { width, height, pixels };
}
