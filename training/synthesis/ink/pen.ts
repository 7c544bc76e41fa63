import { Random } from '#training/random/random.ts';

/** A writing instrument on a surface. */
export interface Pen {
  /** Width of the line at the usual speed, in pixels. */
  readonly width: number;
  /** How much thinner the line gets when the pen is fast: 0 even, 0.6 brush-like. */
  readonly thinning: number;
  /** How much fainter it gets. */
  readonly fading: number;
  /** Gray level of full ink, 0 black. */
  readonly level: number;
  /** Width in pixels of the line's soft edge: optics of the scanner and bleeding of the ink. */
  readonly softness: number;
  /** How much the grain of the paper shows through: 0 solid. */
  readonly grain: number;
}

/** Ball pen, gel pen, felt pen or the tip of a tablet; both genuine signatures and forgeries draw from this drawer. */
export function choosePen(random: Random): Pen {
  const kind = random.pick(['ball', 'ball', 'ball', 'gel', 'gel', 'felt', 'tablet']);
  if (kind === 'ball') {
    return {
      width: random.uniform(2.3, 4.6),
      thinning: random.uniform(0.1, 0.4),
      fading: random.uniform(0.05, 0.7),
      level: random.uniform(30, 110),
      softness: random.uniform(0.8, 1.6),
      grain: random.uniform(0.1, 0.7),
    };
  }
  if (kind === 'gel') {
    return {
      width: random.uniform(3, 5.2),
      thinning: random.uniform(0.1, 0.35),
      fading: random.uniform(0, 0.12),
      level: random.uniform(10, 60),
      softness: random.uniform(0.7, 1.5),
      grain: random.uniform(0, 0.3),
    };
  }
  if (kind === 'felt') {
    return {
      width: random.uniform(4, 7.5),
      thinning: random.uniform(0.2, 0.55),
      fading: random.uniform(0, 0.2),
      level: random.uniform(10, 50),
      softness: random.uniform(1, 2),
      grain: random.uniform(0, 0.35),
    };
  }
  return {
    width: random.uniform(1.4, 3.5),
    thinning: 0,
    fading: 0,
    level: random.uniform(0, 20),
    softness: 0.8,
    grain: 0,
  };
}

/** The pen that a writer mostly signs with. */
export function usualPen({ seed, index }: { readonly seed: number; readonly index: number }): Pen {
  return choosePen(new Random(`usual pen ${seed}/${index}`));
}
