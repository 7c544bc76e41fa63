import type { ColorImage } from '#core/image/gray-image.ts';
import type { Random } from '#training/random/random.ts';

/** Farthest that a corner moves outward at full strength, as a share of the picture's shorter side. */
const FARTHEST = 0.2;
/** How far it moves inward at most, as a share of that: the signature stays in the picture. */
const INWARD = 0.15;

/**
 * The sheet as a phone sees it that is not held straight above: each corner of the picture is taken from a place near
 * the source's corner, by the projective map of a square onto a quadrilateral (Heckbert 1989, "Fundamentals of texture
 * mapping and image warping"). Beyond the source its border goes on.
 */
export function tiltCamera(image: ColorImage, strength: number, random: Random): ColorImage {
  const { width, height, rgb } = image;
  const reach = strength * FARTHEST * Math.min(width, height);
  const outward = () => reach * random.uniform(-INWARD, 1);
  const corner = (x: number, y: number) => ({
    x: x * (width - 1) + (2 * x - 1) * outward(),
    y: y * (height - 1) + (2 * y - 1) * outward(),
  });
  const { xu, xv, x0, yu, yv, y0, wu, wv } = squareToQuadrilateral(
    corner(0, 0),
    corner(1, 0),
    corner(1, 1),
    corner(0, 1),
  );
  const tilted = new Uint8Array(rgb.length);
  for (let y = 0; y < height; y++) {
    const v = y / (height - 1);
    for (let x = 0; x < width; x++) {
      const u = x / (width - 1);
      const w = wu * u + wv * v + 1;
      const sourceX = Math.min(width - 1.001, Math.max(0, (xu * u + xv * v + x0) / w));
      const sourceY = Math.min(height - 1.001, Math.max(0, (yu * u + yv * v + y0) / w));
      const left = Math.floor(sourceX);
      const top = Math.floor(sourceY);
      const along = sourceX - left;
      const down = sourceY - top;
      const from = 3 * (top * width + left);
      for (let channel = 0; channel < 3; channel++) {
        const i = from + channel;
        const above = (rgb[i] ?? 0) * (1 - along) + (rgb[i + 3] ?? 0) * along;
        const under = (rgb[i + 3 * width] ?? 0) * (1 - along) + (rgb[i + 3 * width + 3] ?? 0) * along;
        tilted[3 * (y * width + x) + channel] = above + down * (under - above) + 0.5;
      }
    }
  }
  return { width, height, rgb: tilted };
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/**
 * The map of (0,0), (1,0), (1,1), (0,1) to four corners that keeps straight lines straight: the place of (u, v) is
 * `(xu u + xv v + x0, yu u + yv v + y0) / (wu u + wv v + 1)`.
 */
function squareToQuadrilateral(a: Place, b: Place, c: Place, d: Place) {
  const sumX = a.x - b.x + c.x - d.x;
  const sumY = a.y - b.y + c.y - d.y;
  const [dx1, dy1, dx2, dy2] = [b.x - c.x, b.y - c.y, d.x - c.x, d.y - c.y];
  const determinant = dx1 * dy2 - dx2 * dy1;
  const wu = (sumX * dy2 - dx2 * sumY) / determinant;
  const wv = (dx1 * sumY - sumX * dy1) / determinant;
  return {
    xu: b.x - a.x + wu * b.x,
    xv: d.x - a.x + wv * d.x,
    x0: a.x,
    yu: b.y - a.y + wu * b.y,
    yv: d.y - a.y + wv * d.y,
    y0: a.y,
    wu,
    wv,
  };
}
