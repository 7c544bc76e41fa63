import type { Point } from './action-plan.ts';

/**
 * One stroke of the sigma-lognormal model (O'Reilly and Plamondon 2009, "Development of a Sigma-Lognormal
 * representation for on-line signatures", Pattern Recognition 42): the speed follows a lognormal impulse response in
 * time, the direction turns along a circular arc.
 */
export interface LognormalStroke {
  /** Length of the arc, in x-heights. */
  readonly length: number;
  /** Direction at the start and turn along the stroke, in radians. */
  readonly direction: number;
  readonly arc: number;
  /** When the command is given, in seconds. */
  readonly onset: number;
  /** Log of the response's time delay, and its spread. */
  readonly mu: number;
  readonly sigma: number;
}

/** A turn smaller than this is drawn straight; the arc's radius would exceed every number that matters. */
const STRAIGHT = 1e-4;

/**
 * The stroke that leads from one point to another, turning by `arc`, and whose speed is above nought (to three sigmas)
 * from `begin` for `duration` seconds. The change of variables from (begin, duration, sigma) to (onset, mu) is that of
 * Berio, Leymarie and Plamondon 2017, "Computer aided design of handwriting trajectories with the kinematic theory".
 */
export function strokeBetween(
  from: Point,
  to: Point,
  arc: number,
  timing: { readonly begin: number; readonly duration: number; readonly sigma: number },
): LognormalStroke {
  const { begin, duration, sigma } = timing;
  const chord = Math.hypot(to.x - from.x, to.y - from.y);
  const length = Math.abs(arc) < STRAIGHT ? chord : (chord * arc) / 2 / Math.sin(arc / 2);
  const mu = Math.log(duration / (2 * Math.sinh(3 * sigma)));
  return {
    length,
    direction: Math.atan2(to.y - from.y, to.x - from.x) - arc / 2,
    arc,
    onset: begin - Math.exp(mu - 3 * sigma),
    mu,
    sigma,
  };
}

/** Speed at a time, in x-heights a second: the length times the lognormal density. */
export function strokeSpeed(stroke: LognormalStroke, time: number): number {
  const elapsed = time - stroke.onset;
  if (elapsed <= 0) return 0;
  const z = (Math.log(elapsed) - stroke.mu) / stroke.sigma;
  return (stroke.length * Math.exp(-0.5 * z * z)) / (stroke.sigma * Math.sqrt(2 * Math.PI) * elapsed);
}

/** The share of the stroke, 0 to 1, that is done at a time. */
export function strokeProgress(stroke: LognormalStroke, time: number): number {
  const elapsed = time - stroke.onset;
  if (elapsed <= 0) return 0;
  return normalCumulative((Math.log(elapsed) - stroke.mu) / stroke.sigma);
}

/** How far the stroke has carried the pen from its start when the given share of it is done. */
export function strokeDisplacement({ length, direction, arc }: LognormalStroke, progress: number): Point {
  if (Math.abs(arc) < STRAIGHT) {
    const heading = direction + (arc * progress) / 2;
    return { x: length * progress * Math.cos(heading), y: length * progress * Math.sin(heading) };
  }
  const radius = length / arc;
  const heading = direction + arc * progress;
  return {
    x: radius * (Math.sin(heading) - Math.sin(direction)),
    y: radius * (Math.cos(direction) - Math.cos(heading)),
  };
}

/** Cumulative standard normal, to 1e-7 (Abramowitz and Stegun 1964, formula 7.1.26 for the error function). */
function normalCumulative(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const series =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const half = 0.5 * series * Math.exp(-x * x);
  return z < 0 ? half : 1 - half;
}
