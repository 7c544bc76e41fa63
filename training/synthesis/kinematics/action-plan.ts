/** A place on the paper, in x-heights; x runs right, y runs up, the base line is y = 0. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Where a stroke aims: a virtual target which the pen reaches only if nothing else moves it. Because the next stroke
 * begins before this one ends, the pen usually cuts the corner.
 */
export interface Target extends Point {
  /** How far the direction turns along the stroke, in radians, counterclockwise positive. */
  readonly arc: number;
}

/** A target in its place in a signature. */
export interface PlannedStroke extends Target {
  /** Number of the letter, character or flourish that the stroke belongs to: what varies together. */
  readonly unit: number;
}

/** What a run of ink is for; dots, bars and paraphs vary more from one signature to the next than the letters do. */
export type Role = 'body' | 'dot' | 'bar' | 'paraph';

/** Everything between pen down and pen up. */
export interface Component {
  readonly role: Role;
  readonly start: Point;
  readonly strokes: readonly PlannedStroke[];
}

/**
 * A signature as the writer means it, before the hand adds its rhythm: the "action plan" of the kinematic theory of
 * rapid movements (Plamondon 1995, "A kinematic theory of rapid human movements", Biological Cybernetics 72).
 */
export interface ActionPlan {
  readonly components: readonly Component[];
}

/** The corners of the smallest upright box around every target of the components. */
export function planBounds(components: readonly Component[]): { low: Point; high: Point } {
  const points = components.flatMap(({ start, strokes }) => [start, ...strokes]);
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  return {
    low: { x: Math.min(...xs), y: Math.min(...ys) },
    high: { x: Math.max(...xs), y: Math.max(...ys) },
  };
}
