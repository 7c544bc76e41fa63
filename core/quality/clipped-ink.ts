import type { InkMask } from '../image/ink.ts';

/** Strokes that end at one edge: a tight crop touches an edge once, twice or thrice, a cut goes through several strokes. */
const STROKES_CUT = 4;

/** Whether an edge of the picture cuts through the signature, as opposed to touching it. */
export function isClipped({ width, height, ink }: InkMask): boolean {
  const columns = Array.from({ length: width }, (_, x) => x);
  const rows = Array.from({ length: height }, (_, y) => y * width);
  const edges = [
    columns,
    columns.map((x) => (height - 1) * width + x),
    rows,
    rows.map((start) => start + width - 1),
  ];
  return edges.some((edge) => strokesAt(edge, ink) >= STROKES_CUT);
}

/** Runs of ink along an edge, given by its pixels in order. */
function strokesAt(edge: readonly number[], ink: Uint8Array): number {
  return edge.filter((pixel, i) => ink[pixel] === 1 && ink[edge[i - 1] ?? -1] !== 1).length;
}
