import type { InkMask } from '../image/ink/ink.ts';

/** Strokes that are cut by one edge: a tight crop may touch one or two ends, a cut goes through several strokes. */
const STROKES_CUT = 3;
/** How far into the picture a stroke is followed, in pixels: farther than strokes are thick. */
const DEPTH = 14;
/** A stroke that runs along the edge, or turns at it, is soon wider than where it touches; one that is cut is not. */
const WIDENING = 2;

interface Run {
  readonly from: number;
  readonly to: number;
}

/** Whether a pixel is ink, by its place along an edge and its distance from it. */
type EdgeView = (along: number, depth: number) => boolean;

/** Whether an edge of the picture cuts through the signature, as opposed to touching it. */
export function isClipped({ width, height, ink }: InkMask): boolean {
  const isInk = (x: number, y: number) => ink[y * width + x] === 1;
  const edges: readonly (readonly [number, EdgeView])[] = [
    [width, (along, depth) => isInk(along, depth)],
    [width, (along, depth) => isInk(along, height - 1 - depth)],
    [height, (along, depth) => isInk(depth, along)],
    [height, (along, depth) => isInk(width - 1 - depth, along)],
  ];
  return edges.some(
    ([length, view]) =>
      runsAt(length, view).filter((run) => goesInward(run, length, view)).length >= STROKES_CUT,
  );
}

/** Runs of ink on an edge. */
function runsAt(length: number, view: EdgeView): Run[] {
  const runs: Run[] = [];
  for (let along = 0; along < length; along++) {
    if (!view(along, 0)) continue;
    const run = widen({ from: along, to: along }, length, 0, view);
    runs.push(run);
    along = run.to;
  }
  return runs;
}

/** Whether a stroke leads from a run on the edge into the picture. */
function goesInward(run: Run, length: number, view: EdgeView): boolean {
  const widest = WIDENING * (run.to - run.from + 1) + 2;
  let here = run;
  for (let depth = 1; depth <= DEPTH; depth++) {
    const next = touching(here, length, depth, view);
    if (next === undefined || next.to - next.from + 1 > widest) return false;
    here = next;
  }
  return true;
}

/** The first run of ink one step farther in that touches a run. */
function touching(run: Run, length: number, depth: number, view: EdgeView): Run | undefined {
  for (let along = Math.max(0, run.from - 1); along <= Math.min(length - 1, run.to + 1); along++) {
    if (view(along, depth)) return widen({ from: along, to: along }, length, depth, view);
  }
  return undefined;
}

function widen({ from, to }: Run, length: number, depth: number, view: EdgeView): Run {
  let low = from;
  let high = to;
  while (low > 0 && view(low - 1, depth)) low--;
  while (high < length - 1 && view(high + 1, depth)) high++;
  return { from: low, to: high };
}
