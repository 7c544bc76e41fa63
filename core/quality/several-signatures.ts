import type { InkMask } from '../image/ink/ink.ts';

/** Share of the ink that each of two signatures has at least. */
const LEAST_SHARE = 0.2;
/** How much smaller the smaller of two signatures may be, by the side that lies along the gap. */
const LEAST_LIKENESS = 0.4;
/** Gap between two signatures, in heights of the taller one. */
const LEAST_GAP = 0.8;

interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Whether the ink falls into two groups of like size, side by side or one above the other, that lie too far apart to be
 * the words of one signature.
 */
export function hasSeveralSignatures(mask: InkMask): boolean {
  return isSplitAcross(mask, false) || isSplitAcross(mask, true);
}

/** Looks for a gap between columns, or between rows where `turned`. */
function isSplitAcross(mask: InkMask, turned: boolean): boolean {
  const counts = inkAlong(mask, turned);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const gap = widestGap(counts);
  const before = counts.subarray(0, gap.from).reduce((sum, count) => sum + count, 0);
  if (Math.min(before, total - before) < LEAST_SHARE * total) return false;

  const groups = [
    { from: 0, to: gap.from },
    { from: gap.to, to: counts.length },
  ].map((group) => ({
    along: inkedLength(counts.subarray(group.from, group.to)),
    across: inkedLength(inkAlong(mask, !turned, group)),
  }));
  const [smaller = 0, larger = 0] = groups.map(({ across }) => across).sort((a, b) => a - b);
  const height = turned ? Math.max(...groups.map(({ along }) => along)) : larger;
  return smaller >= LEAST_LIKENESS * larger && gap.to - gap.from >= LEAST_GAP * height;
}

/** Ink pixels of each column, or of each row where `turned`; those inside `within` along the other axis are counted. */
function inkAlong({ width, height, ink }: InkMask, turned: boolean, within?: Span): Uint32Array {
  const counts = new Uint32Array(turned ? height : width);
  const columns = turned && within !== undefined ? within : { from: 0, to: width };
  const rows = turned || within === undefined ? { from: 0, to: height } : within;
  for (let y = rows.from; y < rows.to; y++) {
    for (let x = columns.from; x < columns.to; x++) {
      if (ink[y * width + x] !== 1) continue;
      const place = turned ? y : x;
      counts[place] = (counts[place] ?? 0) + 1;
    }
  }
  return counts;
}

/** The longest stretch without ink that has ink on both sides; empty where there is none. */
function widestGap(counts: Uint32Array): Span {
  let widest: Span = { from: 0, to: 0 };
  let last = -1;
  for (const [i, count] of counts.entries()) {
    if (count === 0) continue;
    if (last >= 0 && i - last - 1 > widest.to - widest.from) widest = { from: last + 1, to: i };
    last = i;
  }
  return widest;
}

/** From the first place with ink to the last one. */
function inkedLength(counts: Uint32Array): number {
  const isInked = (count: number) => count > 0;
  return counts.findLastIndex(isInked) - counts.findIndex(isInked) + 1;
}
