import type { Paper } from './paper.ts';
import type { PenTrack } from './pen-track.ts';

/** The cut of a picture: its size in pixels and where the plan's origin falls; y runs down in a picture, up in a plan. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly originX: number;
  readonly originY: number;
  /** Pixels an x-height. */
  readonly scale: number;
  /** Pixels of this picture for one of a picture at the usual resolution: what widths of lines shrink by. */
  readonly resolution: number;
}

/** The longer side of a picture is within these, as in the public sets: a small signature stands on more paper. */
const LONGEST = 600;
const SHORTEST = 300;

/**
 * The picture that holds all tracks and the paper's margins.
 *
 * @param scale pixels an x-height at the usual resolution
 */
export function frameTracks(tracks: readonly PenTrack[], scale: number, paper: Paper): Frame {
  const box = trackBounds(tracks);
  const [left, right, top, bottom] = paper.margins;
  const width = (box.right - box.left) * scale + left + right;
  const height = (box.top - box.bottom) * scale + top + bottom;
  const longer = Math.max(width, height);
  const resolution = Math.min(paper.resolution, LONGEST / longer);
  const padding = Math.max(0, SHORTEST - longer * resolution);
  const padX = width >= height ? padding : 0;
  const padY = width >= height ? 0 : padding;
  return {
    width: Math.round(width * resolution + padX),
    height: Math.round(height * resolution + padY),
    originX: (left - box.left * scale) * resolution + padX / 2,
    originY: (top + box.top * scale) * resolution + padY / 2,
    scale: scale * resolution,
    resolution,
  };
}

function trackBounds(tracks: readonly PenTrack[]) {
  const bounds = { left: Infinity, right: -Infinity, top: -Infinity, bottom: Infinity };
  for (const track of tracks) {
    for (let at = 0; at < track.x.length; at++) {
      const x = track.x[at] ?? 0;
      const y = track.y[at] ?? 0;
      bounds.left = Math.min(bounds.left, x);
      bounds.right = Math.max(bounds.right, x);
      bounds.bottom = Math.min(bounds.bottom, y);
      bounds.top = Math.max(bounds.top, y);
    }
  }
  return bounds;
}
