import type { GrayImage } from '#core/image/gray-image.ts';
import type { Random } from '#training/random/random.ts';
import { developImage } from './develop-image.ts';
import { frameTracks } from './frame.ts';
import { inkPath } from './ink-path.ts';
import type { Paper } from './paper.ts';
import type { Pen } from './pen.ts';
import { type PenTrack, usualSpeed } from './pen-track.ts';
import { rasterize } from './rasterize.ts';

/**
 * The tracks in ink on paper, cropped to the signature and the paper's margins; 300 to 600 pixels on the longer side.
 *
 * @param scale pixels an x-height at the usual resolution
 */
export function renderInk(
  tracks: readonly PenTrack[],
  scale: number,
  pen: Pen,
  paper: Paper,
  random: Random,
): GrayImage {
  const frame = frameTracks(tracks, scale, paper);
  const usual = usualSpeed(tracks);
  const paths = tracks.map((track) => inkPath(track, pen, frame, usual, random));
  return developImage(rasterize(frame, paths, pen.softness), pen, paper, random);
}
