import type { InputSize } from '#core/image/prepared-signature.ts';

/** Side of a cell in pixels. */
const CELL = 16;
/** Orientations of a gradient without its sign, over half a turn. */
const ORIENTATIONS = 9;
/** Cells along each side of a block, within which lengths are evened out. */
const BLOCK = 2;
/** No entry of a normalized block counts for more (the "L2-Hys" of the paper). */
const CLIP = 0.2;
const LITTLE = 1e-6;

/**
 * Histogram of oriented gradients of a prepared signature (Dalal & Triggs 2005, CVPR): gradient strength by
 * orientation in cells, each block of cells normalized, clipped and normalized again.
 *
 * @param input `height * width` values, row-major
 * @returns the blocks one after another, as one vector of length 1
 */
export function describeGradients(input: Float32Array, size: InputSize): Float32Array {
  const columns = Math.floor(size.width / CELL);
  const rows = Math.floor(size.height / CELL);
  const cells = cellHistograms(input, size, columns, rows);
  const blocks: Float32Array[] = [];
  for (let row = 0; row + BLOCK <= rows; row++) {
    for (let column = 0; column + BLOCK <= columns; column++) {
      const block = new Float32Array(BLOCK * BLOCK * ORIENTATIONS);
      for (let cell = 0; cell < BLOCK * BLOCK; cell++) {
        const at = (row + Math.floor(cell / BLOCK)) * columns + column + (cell % BLOCK);
        block.set(cells.subarray(at * ORIENTATIONS, (at + 1) * ORIENTATIONS), cell * ORIENTATIONS);
      }
      blocks.push(normalize(normalize(block).map((entry) => Math.min(CLIP, entry))));
    }
  }
  const descriptor = new Float32Array(blocks.length * BLOCK * BLOCK * ORIENTATIONS);
  for (const [i, block] of blocks.entries()) descriptor.set(block, i * block.length);
  return normalize(descriptor);
}

/** Gradient strength by cell and orientation; a gradient is shared by the four nearest cells and two orientations. */
function cellHistograms(input: Float32Array, size: InputSize, columns: number, rows: number): Float32Array {
  const { width, height } = size;
  const cells = new Float32Array(columns * rows * ORIENTATIONS);
  const at = (x: number, y: number) => input[y * width + x] ?? 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const across = at(x + 1, y) - at(x - 1, y);
      const down = at(x, y + 1) - at(x, y - 1);
      const strength = Math.hypot(across, down);
      if (strength === 0) continue;
      const halfTurns = Math.atan2(down, across) / Math.PI;
      const orientation = (halfTurns - Math.floor(halfTurns)) * ORIENTATIONS;
      for (const [row, rowShare] of nearest((y + 0.5) / CELL - 0.5)) {
        for (const [column, columnShare] of nearest((x + 0.5) / CELL - 0.5)) {
          if (row < 0 || row >= rows || column < 0 || column >= columns) continue;
          for (const [bin, binShare] of nearest(orientation - 0.5)) {
            const entry = (row * columns + column) * ORIENTATIONS + ((bin + ORIENTATIONS) % ORIENTATIONS);
            cells[entry] = (cells[entry] ?? 0) + strength * rowShare * columnShare * binShare;
          }
        }
      }
    }
  }
  return cells;
}

/** The two whole numbers around a position, each with its share of it (linear interpolation). */
function nearest(position: number): [index: number, share: number][] {
  const below = Math.floor(position);
  const share = position - below;
  return [
    [below, 1 - share],
    [below + 1, share],
  ];
}

function normalize(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, entry) => sum + entry * entry, LITTLE));
  return vector.map((entry) => entry / length);
}
