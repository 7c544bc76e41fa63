import type { InkPath } from './ink-path.ts';

/** Ink on a grid: coverage 0 to 1, row-major. */
export interface InkLayer {
  readonly width: number;
  readonly height: number;
  readonly coverage: Float32Array;
}

/**
 * Draws paths as chains of capsules, anti-aliased by the distance of each pixel to the nearest segment. Where lines
 * overlap the darker one stays, so a slow passage does not blot.
 *
 * @param softness width in pixels of the edge over which coverage falls from 1 to 0
 */
export function rasterize(
  size: { readonly width: number; readonly height: number },
  paths: readonly InkPath[],
  softness: number,
): InkLayer {
  const { width, height } = size;
  const coverage = new Float32Array(width * height);
  for (const { x, y, radius, strength } of paths) {
    for (let at = 0; at + 1 < x.length; at++) {
      const x0 = x[at] ?? 0;
      const y0 = y[at] ?? 0;
      const dx = (x[at + 1] ?? 0) - x0;
      const dy = (y[at + 1] ?? 0) - y0;
      const r0 = radius[at] ?? 0;
      const dr = (radius[at + 1] ?? 0) - r0;
      const s0 = strength[at] ?? 0;
      const ds = (strength[at + 1] ?? 0) - s0;
      const reach = Math.max(r0, r0 + dr) + softness / 2;
      const left = Math.max(0, Math.floor(Math.min(x0, x0 + dx) - reach));
      const right = Math.min(width - 1, Math.ceil(Math.max(x0, x0 + dx) + reach));
      const top = Math.max(0, Math.floor(Math.min(y0, y0 + dy) - reach));
      const bottom = Math.min(height - 1, Math.ceil(Math.max(y0, y0 + dy) + reach));
      const squared = dx * dx + dy * dy;
      for (let py = top; py <= bottom; py++) {
        for (let px = left; px <= right; px++) {
          const along = squared === 0 ? 0 : ((px - x0) * dx + (py - y0) * dy) / squared;
          const share = along < 0 ? 0 : Math.min(along, 1);
          const distance = Math.hypot(px - x0 - share * dx, py - y0 - share * dy);
          const edge = (r0 + share * dr - distance) / softness + 0.5;
          if (edge <= 0) continue;
          const inked = (s0 + share * ds) * Math.min(1, edge);
          const index = py * width + px;
          if (inked > (coverage[index] ?? 0)) coverage[index] = inked;
        }
      }
    }
  }
  return { width, height, coverage };
}
