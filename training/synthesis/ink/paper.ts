import type { Random } from '#training/random/random.ts';

/** The surface under the ink, as a scanner sees it. */
export interface Paper {
  /** Gray level of the bare surface. */
  readonly tone: number;
  /** Standard deviation of the noise in gray levels, and how much the light falls off across the sheet. */
  readonly noise: number;
  readonly shade: number;
  /** Pixels of the scan for each of the usual one, at most 1. */
  readonly resolution: number;
  /** Margins in pixels at the usual resolution: left, right, top, bottom. */
  readonly margins: readonly [number, number, number, number];
}

/** White of a tablet, or scanned paper. */
export function choosePaper(random: Random): Paper {
  const margin = () => Math.round(Math.max(3, random.normal(14, 10)));
  const margins = [margin(), margin(), margin(), margin()] as const;
  const resolution = random.chance(0.25) ? random.uniform(0.55, 1) : 1;
  if (random.chance(0.3)) return { tone: 255, noise: 0, shade: 0, resolution, margins };
  return {
    tone: random.uniform(222, 254),
    noise: random.uniform(0.5, 3.5),
    shade: random.chance(0.3) ? random.uniform(0, 14) : 0,
    resolution,
    margins,
  };
}
