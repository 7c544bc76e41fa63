import { reduceInput } from './finer-input.ts';
import { alignedCorrelation, inkCells } from './ink/ink-cells.ts';
import type { InputSize, PreparedSignature } from './prepared-signature.ts';

/**
 * A small picture of a signature, by which copies of the same ink are known: `SIDE * SIDE` cells, row-major, two a byte
 * (the first in the upper four bits). It is biometric and never leaves the service.
 */
export type CopyDescriptor = Uint8Array;

/** Pictures are described at this size at most. */
const DESCRIBED: InputSize = { width: 192, height: 96 };
/** Cells along each side. */
const SIDE = 64;
/** Values that a cell can have. */
const LEVELS = 16;
/** How far the descriptor reaches from the ink's center of mass, in the ink's standard deviations. */
const REACH = 2.2;
/** Correlation from which on two descriptors show the same ink: nobody writes a signature twice that alike. */
const COPY_CORRELATION = 0.93;

/**
 * Describes a signature so that its copies are told from the person's other signatures. The frame is the ink's own
 * center of mass and spread, which rescaling, recompression and a few lost pixels hardly move; ink is spread to the
 * nearest cells by bilinear weights.
 */
export function describeCopy(prepared: Pick<PreparedSignature, 'input' | 'size'>): CopyDescriptor {
  const { input, size } = coarse(prepared);
  const { x: centerX, y: centerY, spread } = inkFrame(input, size.width);
  const cell = (2 * REACH * spread) / SIDE;
  const cells = new Float32Array(SIDE * SIDE);
  for (let i = 0; i < input.length; i++) {
    const ink = input[i] ?? 0;
    if (ink === 0) continue;
    const x = i % size.width;
    const y = (i - x) / size.width;
    for (const across of nearestCells((x - centerX) / cell)) {
      for (const down of nearestCells((y - centerY) / cell)) {
        const at = down.cell * SIDE + across.cell;
        cells[at] = (cells[at] ?? 0) + ink * across.share * down.share;
      }
    }
  }
  const fullest = cells.reduce((most, value) => Math.max(most, value), 0);
  return pack(cells.map((value) => Math.round(((LEVELS - 1) * value) / fullest)));
}

/**
 * Tells whether other descriptors show the same ink as one does: their correlation once one is laid on the other.
 * Pictures of one ink that were rescaled, recompressed, moved, turned, stretched, slanted or made lighter are copies;
 * two signatures of one person are not.
 */
export function nearCopiesOf(one: CopyDescriptor): (other: CopyDescriptor) => boolean {
  const cells = inkCells(unpack(one), SIDE);
  return (other) => alignedCorrelation(inkCells(unpack(other), SIDE), cells) >= COPY_CORRELATION;
}

/** The picture at the size that descriptors are made at, so that those of coarse and of finer pictures compare. */
function coarse({ input, size }: Pick<PreparedSignature, 'input' | 'size'>) {
  if (size.width <= DESCRIBED.width) return { input, size };
  return { input: reduceInput(input, size, DESCRIBED), size: DESCRIBED };
}

/** Center of mass of the ink in pixels, and its standard deviation over both axes together. */
function inkFrame(input: Float32Array, width: number): { x: number; y: number; spread: number } {
  let total = 0;
  let sumX = 0;
  let sumY = 0;
  let sumSquares = 0;
  for (let i = 0; i < input.length; i++) {
    const ink = input[i] ?? 0;
    if (ink === 0) continue;
    const x = i % width;
    const y = (i - x) / width;
    total += ink;
    sumX += ink * x;
    sumY += ink * y;
    sumSquares += ink * (x * x + y * y);
  }
  const x = sumX / total;
  const y = sumY / total;
  return { x, y, spread: Math.sqrt(sumSquares / total - x * x - y * y) };
}

/** The two cells that a place along one axis, measured in cells from the center, lies between; none outside. */
function nearestCells(place: number): { cell: number; share: number }[] {
  const position = place + SIDE / 2 - 0.5;
  const low = Math.floor(position);
  const share = position - low;
  return [
    { cell: low, share: 1 - share },
    { cell: low + 1, share },
  ].filter(({ cell }) => cell >= 0 && cell < SIDE);
}

function pack(cells: Float32Array): CopyDescriptor {
  return Uint8Array.from({ length: cells.length / 2 }, (_, i) => {
    return (cells[2 * i] ?? 0) * LEVELS + (cells[2 * i + 1] ?? 0);
  });
}

function unpack(descriptor: CopyDescriptor): Uint8Array {
  const cells = new Uint8Array(descriptor.length * 2);
  for (let i = 0; i < descriptor.length; i++) {
    const byte = descriptor[i] ?? 0;
    cells[2 * i] = Math.floor(byte / LEVELS);
    cells[2 * i + 1] = byte % LEVELS;
  }
  return cells;
}
