import type { Random } from '#training/random/random.ts';
import type { Component, Point } from './action-plan.ts';
import {
  type LognormalStroke,
  strokeBetween,
  strokeDisplacement,
  strokeProgress,
} from './lognormal-stroke.ts';

/** How a hand executes a plan in time. */
export interface Rhythm {
  /** Seconds that a stroke one x-height long lasts, from three sigmas before to three after. */
  readonly duration: number;
  /**
   * When the next stroke begins, as a share of the present one's duration: 0.3 melts strokes into one flowing curve,
   * 0.7 stops at every corner.
   */
  readonly spacing: number;
  /** Spread of each lognormal: how quickly a stroke starts and how long it trails off. */
  readonly sigma: number;
  /** Standard deviation of the spacing from stroke to stroke, as a share of it. */
  readonly unevenness: number;
}

/** Where the pen was and how fast, at even steps of time; arrays of equal length. */
export interface Trajectory {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** X-heights a second. */
  readonly speed: Float64Array;
  /** Seconds between samples. */
  readonly step: number;
}

/** A long stroke takes longer, but far less than in proportion (isochrony: Viviani and Terzuolo 1982). */
const ISOCHRONY = 0.3;
/** Samples in the time of an average stroke: enough for a smooth curve at 600 pixels. */
const SAMPLES_PER_STROKE = 24;

/** Commands of one component in time: strokes that overlap as the rhythm says. */
function scheduleStrokes(component: Component, rhythm: Rhythm, random: Random): LognormalStroke[] {
  let begin = 0;
  let from: Point = component.start;
  return component.strokes.map((target) => {
    const reach = Math.max(0.15, Math.hypot(target.x - from.x, target.y - from.y));
    const duration = rhythm.duration * reach ** ISOCHRONY;
    const stroke = strokeBetween(from, target, target.arc, { begin, duration, sigma: rhythm.sigma });
    begin += duration * rhythm.spacing * Math.exp(random.normal(0, rhythm.unevenness));
    from = target;
    return stroke;
  });
}

/** The pen's path: the vector sum of all strokes from the start point. */
function trace(start: Point, strokes: readonly LognormalStroke[], step: number): Trajectory {
  const end = Math.max(0, ...strokes.map((stroke) => stroke.onset + Math.exp(stroke.mu + 3 * stroke.sigma)));
  const count = Math.max(2, Math.ceil(end / step) + 1);
  const x = new Float64Array(count).fill(start.x);
  const y = new Float64Array(count).fill(start.y);
  for (const stroke of strokes) {
    const total = strokeDisplacement(stroke, 1);
    const doneAt = stroke.onset + Math.exp(stroke.mu + 4 * stroke.sigma);
    for (let at = Math.max(0, Math.floor(stroke.onset / step)); at < count; at++) {
      const moved =
        at * step >= doneAt ? total : strokeDisplacement(stroke, strokeProgress(stroke, at * step));
      x[at] = (x[at] ?? 0) + moved.x;
      y[at] = (y[at] ?? 0) + moved.y;
    }
  }
  const speed = x.map((_, at) => {
    const before = Math.max(0, at - 1);
    const after = Math.min(count - 1, at + 1);
    const dx = (x[after] ?? 0) - (x[before] ?? 0);
    const dy = (y[after] ?? 0) - (y[before] ?? 0);
    return Math.hypot(dx, dy) / ((after - before) * step);
  });
  return { x, y, speed, step };
}

/** A component as the hand draws it. */
export function executeComponent(component: Component, rhythm: Rhythm, random: Random): Trajectory {
  return trace(
    component.start,
    scheduleStrokes(component, rhythm, random),
    rhythm.duration / SAMPLES_PER_STROKE,
  );
}
