/** A point of a drawing, in pixels of the area that is drawn on. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** An area that is drawn on. */
export interface Area {
  readonly width: number;
  readonly height: number;
}

/** What would make a drawing compare better, in the words of the page. */
export interface DrawingHint {
  readonly kind: 'good' | 'improve';
  readonly text: string;
}

/** Share of the area's width below which a signature is small, and of its sides within which it nears the edge. */
const SMALL_SHARE = 0.3;
const EDGE_SHARE = 0.025;
/** Length of all strokes, in widths of the drawing, below which there is hardly anything to compare. */
const SHORT_LENGTH = 1.4;
/** Mean steps of a stroke, in widths of the area, above which the pointer was too fast to be followed. */
const COARSE_STEP = 0.05;
const FEW_POINTS = 12;

/** Looks at the strokes of a drawing; the first hint is the one that matters most. */
export function drawingHints(strokes: readonly (readonly Point[])[], area: Area): DrawingHint[] {
  const points = strokes.flat();
  if (points.length === 0) return [];
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const across = right - left;
  const length = strokes.reduce((sum, stroke) => sum + lengthOf(stroke), 0);

  const hints: DrawingHint[] = [];
  const improve = (text: string) => hints.push({ kind: 'improve', text });
  const marginX = EDGE_SHARE * area.width;
  const marginY = EDGE_SHARE * area.height;
  if (left < marginX || right > area.width - marginX || top < marginY || bottom > area.height - marginY) {
    improve('Ink reaches the edge: leave a margin, or part of the signature may be missing.');
  }
  if (across < SMALL_SHARE * area.width)
    improve('Small: sign larger, so that the strokes can be told apart.');
  if (points.length < FEW_POINTS || length < SHORT_LENGTH * Math.max(across, 1)) {
    improve('Hardly any ink: sign in full, as you would on paper.');
  }
  if (length / points.length > COARSE_STEP * area.width) {
    improve('Very fast: corners may be cut off; a pen or a finger follows better than a mouse.');
  }
  return hints.length > 0
    ? hints
    : [{ kind: 'good', text: 'Good: large enough, whole, and clear of the edge.' }];
}

function lengthOf(stroke: readonly Point[]): number {
  return stroke.reduce((sum, point, i) => {
    const before = stroke[i - 1];
    return before === undefined ? sum : sum + Math.hypot(point.x - before.x, point.y - before.y);
  }, 0);
}
