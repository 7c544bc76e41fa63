import type { InkMask } from './ink.ts';

/** A ruled line crosses nearly the whole picture; a signature's own underline seldom does. */
const CROSSES_SHARE = 0.94;
/** A ruled line is thin: at most this share of the picture's other side, and at least 2 pixels are allowed. */
const THICKNESS_SHARE = 0.012;

/**
 * Removes printed lines that cross the picture from border to border (form lines, box edges, the scanner's edge),
 * leaving the strokes that cross them.
 */
export function removeRuledLines(mask: InkMask): InkMask {
  const withoutHorizontal = removeHorizontalLines(mask);
  return transpose(removeHorizontalLines(transpose(withoutHorizontal)));
}

function removeHorizontalLines(mask: InkMask): InkMask {
  const { width, height } = mask;
  const thickest = Math.max(2, Math.round(height * THICKNESS_SHARE));
  const ruled = Array.from({ length: height }, (_, y) => rowCoverage(mask, y) >= CROSSES_SHARE * width);
  if (!ruled.includes(true)) return mask;
  const ink = Uint8Array.from(mask.ink);
  for (let x = 0; x < width; x++) {
    for (let y = 0; y < height; y++) {
      if (ruled[y] !== true || mask.ink[y * width + x] !== 1) continue;
      const { top, bottom } = verticalRun(mask, x, y);
      if (bottom - top + 1 > thickest + 2) continue;
      for (let r = top; r <= bottom; r++) ink[r * width + x] = 0;
    }
  }
  return { width, height, ink };
}

/** Columns with ink in the row or in one of its neighbours: a line may lie a pixel askew. */
function rowCoverage(mask: InkMask, y: number): number {
  let covered = 0;
  for (let x = 0; x < mask.width; x++) {
    const above = y > 0 ? mask.ink[(y - 1) * mask.width + x] : 0;
    const below = y < mask.height - 1 ? mask.ink[(y + 1) * mask.width + x] : 0;
    if (mask.ink[y * mask.width + x] === 1 || above === 1 || below === 1) covered++;
  }
  return covered;
}

function verticalRun(mask: InkMask, x: number, y: number): { top: number; bottom: number } {
  let top = y;
  let bottom = y;
  while (top > 0 && mask.ink[(top - 1) * mask.width + x] === 1) top--;
  while (bottom < mask.height - 1 && mask.ink[(bottom + 1) * mask.width + x] === 1) bottom++;
  return { top, bottom };
}

function transpose(mask: InkMask): InkMask {
  const { width, height, ink } = mask;
  const turned = new Uint8Array(ink.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) turned[x * height + y] = ink[y * width + x] ?? 0;
  }
  return { width: height, height: width, ink: turned };
}
