import type { InkMask } from '#core/image/ink/ink.ts';

/** A rectangle of ink: its left and upper edge, its width and height. */
export type Block = readonly [x: number, y: number, width: number, height: number];

/** Ink where the blocks are. */
export function maskOf(width: number, height: number, blocks: readonly Block[]): InkMask {
  const ink = new Uint8Array(width * height);
  for (const [left, top, across, down] of blocks) {
    for (let y = top; y < top + down; y++) ink.fill(1, y * width + left, y * width + left + across);
  }
  return { width, height, ink };
}

/** The same ink with columns for rows. */
export function transposed({ width, height, ink }: InkMask): InkMask {
  const turned = Uint8Array.from(ink, (_, i) => ink[(i % height) * width + Math.floor(i / height)] ?? 0);
  return { width: height, height: width, ink: turned };
}

/** The same ink upside down. */
export function flipped({ width, height, ink }: InkMask): InkMask {
  const rows = Array.from({ length: height }, (_, y) => ink.subarray(y * width, (y + 1) * width));
  return { width, height, ink: Uint8Array.from(rows.toReversed().flatMap((row) => [...row])) };
}
