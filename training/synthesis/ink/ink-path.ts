import type { Random } from '#training/random/random.ts';
import type { Frame } from './frame.ts';
import type { Pen } from './pen.ts';
import type { PenTrack } from './pen-track.ts';

/** A polyline with a radius and a strength at each vertex, in pixels; arrays of equal length. */
export interface InkPath {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly radius: Float64Array;
  /** Coverage of the line's core, 0 to 1. */
  readonly strength: Float64Array;
}

/** No line is thinner than this, in pixels: what a scanner still sees. */
const THINNEST = 0.35;

/**
 * The line that a pen leaves along a track: thinner and fainter where the hand is fast, heavier where it presses (it
 * pulls down harder than it pushes up, and pressure sways over a few letters), running out where it flicks off.
 *
 * @param usual the signature's usual speed, in x-heights a second
 */
export function inkPath(track: PenTrack, pen: Pen, frame: Frame, usual: number, random: Random): InkPath {
  const count = track.x.length;
  const radius = new Float64Array(count);
  const strength = new Float64Array(count);
  const sway = random.uniform(0, 2 * Math.PI);
  const swayLength = random.uniform(2, 6);
  let left = 0;
  for (let at = count - 1; at >= 0; at--) {
    const dx = (track.x[at + 1] ?? track.x[at] ?? 0) - (track.x[at] ?? 0);
    const dy = (track.y[at + 1] ?? track.y[at] ?? 0) - (track.y[at] ?? 0);
    left += Math.hypot(dx, dy);
    const speed = (track.speed[at] ?? 0) / usual;
    const haste = speed / (1 + speed) - 0.35;
    const pull = Math.max(-1, Math.min(1, -dy / (track.step * usual)));
    const press = 0.5 * Math.sin(sway + left / swayLength) + 0.6 * pull;
    const onPaper = track.flick > 0 ? Math.min(1, 0.15 + (0.85 * left) / track.flick) : 1;
    const thickness = (1 - pen.thinning * (haste - 0.4 * press)) * (0.35 + 0.65 * onPaper);
    const darkness = (1 - pen.fading * Math.max(0, haste + 0.25 - 0.5 * press)) * (0.4 + 0.6 * onPaper);
    radius[at] = Math.max(THINNEST, 0.5 * pen.width * frame.resolution * thickness);
    strength[at] = Math.min(1, darkness);
  }
  return {
    x: track.x.map((value) => frame.originX + value * frame.scale),
    y: track.y.map((value) => frame.originY - value * frame.scale),
    radius,
    strength,
  };
}
