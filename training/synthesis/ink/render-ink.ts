import type { GrayImage } from '#core/image/gray-image.ts';
import type { Random } from '#training/random/random.ts';
import type { Trajectory } from '../kinematics/trajectory.ts';
import { developImage, type Paper } from './paper.ts';
import type { Pen } from './pen.ts';
import { type InkPath, rasterize } from './rasterize.ts';

/** A stroke of the pen and how it leaves the paper. */
export interface PenTrack extends Trajectory {
  /** Length in x-heights over which pressure fades at the end; 0 stops dead. */
  readonly flick: number;
}

/** Neither side of a picture may exceed this; the line's width shrinks with it. */
const LONGEST = 600;
/** A picture's longer side is at least this: short signatures stand on more paper. */
const SHORTEST = 300;

/**
 * The tracks in ink on paper, cropped to the signature and the paper's margins; 300 to 600 pixels on the longer side.
 *
 * @param scale pixels an x-height
 */
export function renderInk(
  tracks: readonly PenTrack[],
  scale: number,
  pen: Pen,
  paper: Paper,
  random: Random,
): GrayImage {
  const bounds = trackBounds(tracks);
  const [left, right, top, bottom] = paper.margins;
  const extent = Math.max(
    (bounds.right - bounds.left) * scale + left + right,
    (bounds.top - bounds.bottom) * scale + top + bottom,
  );
  const fit = Math.min(1, LONGEST / extent);
  const pixels = scale * fit;
  const pad = Math.max(0, SHORTEST - extent);
  const wide = bounds.right - bounds.left >= bounds.top - bounds.bottom;
  const padX = wide ? pad / 2 : 0;
  const padY = wide ? 0 : pad / 2;
  const width = Math.min(
    LONGEST,
    Math.round((bounds.right - bounds.left) * pixels + (left + right) * fit + 2 * padX),
  );
  const height = Math.min(
    LONGEST,
    Math.round((bounds.top - bounds.bottom) * pixels + (top + bottom) * fit + 2 * padY),
  );
  const usual = usualSpeed(tracks);
  const paths = tracks.map((track) =>
    inkPath(track, pen, usual, pixels, fit, {
      x: left * fit + padX - bounds.left * pixels,
      y: top * fit + padY + bounds.top * pixels,
    }),
  );
  return developImage(rasterize(width, height, paths, pen.softness), pen.level, pen.grain, paper, random);
}

function inkPath(
  track: PenTrack,
  pen: Pen,
  usualSpeed: number,
  scale: number,
  fit: number,
  origin: { readonly x: number; readonly y: number },
): InkPath {
  const count = track.x.length;
  const x = track.x.map((value) => origin.x + value * scale);
  const y = track.y.map((value) => origin.y - value * scale);
  const radius = new Float64Array(count);
  const strength = new Float64Array(count);
  let left = 0;
  for (let at = count - 1; at >= 0; at--) {
    if (at + 1 < count) {
      left += Math.hypot(
        (track.x[at + 1] ?? 0) - (track.x[at] ?? 0),
        (track.y[at + 1] ?? 0) - (track.y[at] ?? 0),
      );
    }
    const speed = (track.speed[at] ?? 0) / usualSpeed;
    const haste = speed / (1 + speed) - 0.35;
    const pressure = track.flick > 0 ? Math.min(1, 0.15 + (0.85 * left) / track.flick) : 1;
    radius[at] = Math.max(
      0.35,
      0.5 * pen.width * fit * (1 - pen.thinning * haste) * (0.35 + 0.65 * pressure),
    );
    strength[at] = Math.min(1, (1 - pen.fading * Math.max(0, haste)) * (0.4 + 0.6 * pressure));
  }
  return { x, y, radius, strength };
}

/** The middle of all speeds; what is faster thins the line, what is slower thickens it. */
function usualSpeed(tracks: readonly PenTrack[]): number {
  const speeds = Float64Array.from(tracks.flatMap((track) => [...track.speed])).toSorted();
  return Math.max(1e-6, speeds[Math.floor(speeds.length / 2)] ?? 1);
}

function trackBounds(tracks: readonly PenTrack[]): {
  left: number;
  right: number;
  top: number;
  bottom: number;
} {
  const bounds = { left: Infinity, right: -Infinity, top: -Infinity, bottom: Infinity };
  for (const track of tracks) {
    for (let at = 0; at < track.x.length; at++) {
      bounds.left = Math.min(bounds.left, track.x[at] ?? 0);
      bounds.right = Math.max(bounds.right, track.x[at] ?? 0);
      bounds.bottom = Math.min(bounds.bottom, track.y[at] ?? 0);
      bounds.top = Math.max(bounds.top, track.y[at] ?? 0);
    }
  }
  return bounds;
}
