import type { GrayImage } from '../gray-image.ts';

/** How much darker than the paper around it each pixel is: 0 is paper, 1 is black. Row-major. */
export interface DarknessMap {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

/** Side of the squares in which the paper's own brightness is measured. */
const TILE = 24;
/** Share of a tile's pixels that may be ink without darkening the paper that is measured there. */
const PAPER_QUANTILE = 0.8;

/**
 * Divides the picture by the brightness of its paper, so that grey paper, shadows and uneven light come out as 0.
 *
 * Paper is measured tile by tile as a high quantile, raised to the brightest of the tile's neighbours where a tile
 * is mostly ink, and interpolated between tile centers.
 */
export function removePaper(image: GrayImage): DarknessMap {
  const { width, height, pixels } = image;
  const paper = measurePaper(image);
  const values = new Float32Array(width * height);
  const across = paperAcross(paper, width);
  for (let y = 0; y < height; y++) {
    const { low, high, share } = betweenTiles(y, height, paper.rows);
    for (let x = 0, i = y * width; x < width; x++, i++) {
      const level = mix(across[low * width + x] ?? 255, across[high * width + x] ?? 255, share);
      const darkness = 1 - (pixels[i] ?? 255) / Math.max(1, level);
      values[i] = Math.max(darkness, 0);
    }
  }
  return { width, height, values };
}

/** Brightness of the paper, tile by tile, row-major. */
interface PaperGrid {
  readonly columns: number;
  readonly rows: number;
  readonly levels: Float32Array;
}

/** The paper's brightness along each row of tiles, at every pixel of the picture's width: `rows * width` values. */
function paperAcross({ columns, rows, levels }: PaperGrid, width: number): Float64Array {
  const across = new Float64Array(rows * width);
  for (let x = 0; x < width; x++) {
    const { low, high, share } = betweenTiles(x, width, columns);
    for (let row = 0; row < rows; row++) {
      const tile = row * columns;
      across[row * width + x] = mix(levels[tile + low] ?? 255, levels[tile + high] ?? 255, share);
    }
  }
  return across;
}

function measurePaper(image: GrayImage): PaperGrid {
  const columns = Math.max(1, Math.round(image.width / TILE));
  const rows = Math.max(1, Math.round(image.height / TILE));
  const measured = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      measured[row * columns + column] = tileQuantile(image, column, row, columns, rows);
    }
  }
  const neighbors = (column: number, row: number): number[] => {
    const found: number[] = [];
    for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
      for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
        found.push(measured[r * columns + c] ?? 255);
      }
    }
    return found;
  };
  const levels = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const around = neighbors(column, row).sort((a, b) => b - a);
      levels[row * columns + column] = around[Math.floor(around.length / 4)] ?? 255;
    }
  }
  return { columns, rows, levels };
}

function tileQuantile(image: GrayImage, column: number, row: number, columns: number, rows: number): number {
  const left = Math.floor((column * image.width) / columns);
  const right = Math.floor(((column + 1) * image.width) / columns);
  const top = Math.floor((row * image.height) / rows);
  const bottom = Math.floor(((row + 1) * image.height) / rows);
  const histogram = new Uint32Array(256);
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const level = image.pixels[y * image.width + x] ?? 0;
      histogram[level] = (histogram[level] ?? 0) + 1;
    }
  }
  const wanted = PAPER_QUANTILE * (right - left) * (bottom - top);
  let below = 0;
  const level = histogram.findIndex((n) => {
    below += n;
    return below >= wanted;
  });
  return level < 0 ? 255 : level;
}

/** The two tiles whose centers a pixel lies between along one axis, and how far it is from the first to the second. */
function betweenTiles(
  pixel: number,
  length: number,
  tiles: number,
): { low: number; high: number; share: number } {
  const position = ((pixel + 0.5) * tiles) / length - 0.5;
  const low = Math.max(0, Math.floor(position));
  return { low, high: Math.min(tiles - 1, low + 1), share: Math.max(0, position - low) };
}

function mix(a: number, b: number, share: number): number {
  return a + (b - a) * share;
}
