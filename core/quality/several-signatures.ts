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
  const length = turned ? mask.height : mask.width;
  const counts = new Uint32Array(length);
  forEachInk(mask, turned, (along) => {
    counts[along] = (counts[along] ?? 0) + 1;
  });
  const total = counts.reduce((sum, count) => sum + count, 0);
  const gap = widestGap(counts);
  const before = counts.subarray(0, gap.from).reduce((sum, count) => sum + count, 0);
  if (Math.min(before, total - before) < LEAST_SHARE * total) return false;

  const first = boxOf(mask, turned, (along) => along < gap.from);
  const second = boxOf(mask, turned, (along) => along >= gap.to);
  const [smaller = 0, larger = 0] = [first.across, second.across].sort((a, b) => a - b);
  const height = turned ? Math.max(first.along, second.along) : larger;
  return smaller >= LEAST_LIKENESS * larger && gap.to - gap.from >= LEAST_GAP * height;
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

/** How far the ink of one group reaches along the axis that is looked at, and across it. */
function boxOf(
  mask: InkMask,
  turned: boolean,
  isOfGroup: (along: number) => boolean,
): { along: number; across: number } {
  const along = new Range();
  const across = new Range();
  forEachInk(mask, turned, (a, b) => {
    if (!isOfGroup(a)) return;
    along.add(a);
    across.add(b);
  });
  return { along: along.length, across: across.length };
}

/** The stretch that some places lie in. */
class Range {
  #low = Number.POSITIVE_INFINITY;
  #high = Number.NEGATIVE_INFINITY;

  add(place: number): void {
    this.#low = Math.min(this.#low, place);
    this.#high = Math.max(this.#high, place);
  }

  get length(): number {
    return this.#high - this.#low + 1;
  }
}

/** Calls `visit` with the place of every ink pixel, along the axis that is looked at and across it. */
function forEachInk(mask: InkMask, turned: boolean, visit: (along: number, across: number) => void): void {
  for (const [i, ink] of mask.ink.entries()) {
    if (ink !== 1) continue;
    const x = i % mask.width;
    const y = (i - x) / mask.width;
    if (turned) visit(y, x);
    else visit(x, y);
  }
}
