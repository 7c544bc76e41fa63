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
  const { width, height } = mask;
  const rows = { lines: height, lineStep: width, places: width, placeStep: 1 };
  const columns = { lines: width, lineStep: 1, places: height, placeStep: width };
  return removeLines(removeLines(mask, rows), columns);
}

/** A picture as lines in one direction, and how far apart in the picture lines and the places along them are. */
interface Ruling {
  readonly lines: number;
  readonly lineStep: number;
  readonly places: number;
  readonly placeStep: number;
}

function removeLines(mask: InkMask, ruling: Ruling): InkMask {
  const { lines, lineStep, places, placeStep } = ruling;
  const thickest = Math.max(2, Math.round(lines * THICKNESS_SHARE));
  const ruled: number[] = [];
  for (let line = 0; line < lines; line++) {
    if (coverage(mask.ink, ruling, line) >= CROSSES_SHARE * places) ruled.push(line);
  }
  if (ruled.length === 0) return mask;
  const ink = Uint8Array.from(mask.ink);
  for (let place = 0; place < places; place++) {
    for (const line of ruled) {
      if (mask.ink[line * lineStep + place * placeStep] !== 1) continue;
      const { first, last } = runAcross(mask.ink, ruling, line, place);
      if (last - first + 1 > thickest + 2) continue;
      for (let l = first; l <= last; l++) ink[l * lineStep + place * placeStep] = 0;
    }
  }
  return { ...mask, ink };
}

/** Places with ink on the line or on one of its neighbors: a ruled line may lie a pixel askew. */
function coverage(ink: Uint8Array, { lines, lineStep, places, placeStep }: Ruling, line: number): number {
  const first = Math.max(0, line - 1) * lineStep;
  const last = Math.min(lines - 1, line + 1) * lineStep;
  let covered = 0;
  for (let place = 0; place < places; place++) {
    const along = place * placeStep;
    for (let at = first + along; at <= last + along; at += lineStep) {
      if (ink[at] !== 1) continue;
      covered++;
      break;
    }
  }
  return covered;
}

/** The lines that ink reaches over without a gap from a place of one of them. */
function runAcross(
  ink: Uint8Array,
  { lines, lineStep, placeStep }: Ruling,
  line: number,
  place: number,
): { first: number; last: number } {
  const along = place * placeStep;
  let first = line;
  let last = line;
  while (first > 0 && ink[(first - 1) * lineStep + along] === 1) first--;
  while (last < lines - 1 && ink[(last + 1) * lineStep + along] === 1) last++;
  return { first, last };
}
