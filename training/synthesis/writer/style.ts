import type { Random } from '#training/random/random.ts';

/** A hand: what stays the same whatever this person writes. Lengths in x-heights, angles in radians. */
export interface HandStyle {
  /** Fixes the person's own letter shapes. */
  readonly seed: number | string;
  /** Shear to the right: tangent of the slant. */
  readonly slant: number;
  /** Rise of the base line. */
  readonly rise: number;
  /** Bend of the base line: rise at both ends of a signature against its middle, as a share of its length. */
  readonly sag: number;
  /** Widths of letters and of the gaps between them. */
  readonly letterWidth: number;
  readonly letterGap: number;
  readonly wordGap: number;
  /** How far each further word stands below the one before. */
  readonly wordDrop: number;
  /** Sizes of capitals, and of what goes above and below the small letters, against the copybook's. */
  readonly capitals: number;
  readonly ascenders: number;
  readonly descenders: number;
  /** Multiplies every arc: under 1 angular, over 1 rounded. */
  readonly roundness: number;
  /** Share of small letters in print instead of joined forms. */
  readonly print: number;
  /** Shrinking from letter to letter, as a share. */
  readonly dwindling: number;
  /** Reach of the sweep that leads into a first capital; 0 for none. */
  readonly swash: number;
  /** Length of bars against the copybook's. */
  readonly bars: number;
  /** How far this person's letters stray from the copybook, in x-heights. */
  readonly idiosyncrasy: number;
  /** Chance that a letter is joined to the one before. */
  readonly connectedness: number;
  /** How much the letters after the first wear down to a wave: 0 legible, 1 a line. */
  readonly wear: number;
  /** Rhythm: see the kinematic model. */
  readonly spacing: number;
  readonly sigma: number;
  /** Length of the flick with which a last stroke leaves the paper. */
  readonly flick: number;
  /** Unsteadiness of the hand itself, in x-heights. */
  readonly tremor: number;
}

/** Draws a hand; all of it follows from the generator. */
export function createStyle(random: Random): HandStyle {
  const size = (deviation: number) => Math.exp(random.normal(0, deviation));
  const legible = random.chance(0.4);
  const printing = random.chance(0.22);
  return {
    seed: random.integer(2 ** 31),
    slant: clamp(random.normal(0.22, 0.28), -0.45, 0.95),
    rise: clamp(random.normal(0.07, 0.12), -0.25, 0.65),
    sag: random.normal(0, 0.02),
    letterWidth: clamp(0.95 * size(0.3), 0.5, 1.9),
    letterGap: clamp(random.normal(0.28, 0.16), 0, 0.9),
    wordGap: random.chance(0.2) ? random.uniform(-2, 0) : clamp(random.normal(0.7, 0.4), 0, 2),
    wordDrop: random.chance(0.2) ? random.uniform(-0.6, 1.4) : 0,
    capitals: clamp(1.25 * size(0.35), 0.8, 3),
    ascenders: clamp(size(0.35), 0.6, 2.6),
    descenders: clamp(size(0.35), 0.5, 2.6),
    roundness: clamp(random.normal(0.9, 0.25), 0.25, 1.4),
    print: printing ? random.uniform(0.6, 1) : random.chance(0.3) ? random.uniform(0, 0.3) : 0,
    dwindling: random.chance(0.4) ? random.uniform(0, 0.07) : 0,
    swash: random.chance(0.22) ? random.uniform(0.5, 2) : 0,
    bars: random.chance(0.3) ? random.uniform(1.2, 4) : random.uniform(0.8, 1.2),
    idiosyncrasy: random.uniform(0.04, 0.13),
    connectedness: printing || random.chance(0.1) ? random.uniform(0, 0.35) : random.uniform(0.75, 1),
    wear: legible ? random.uniform(0, 0.2) : random.uniform(0.2, 0.95),
    spacing: clamp(random.normal(0.435, 0.06), 0.33, 0.62),
    sigma: random.uniform(0.15, 0.32),
    flick: random.chance(0.5) ? random.uniform(0.1, 0.9) : 0,
    tremor: random.chance(0.12) ? random.uniform(0.01, 0.03) : 0,
  };
}

/** A hand between two: `share` 0 is the first, 1 the second. The letter shapes' seed stays the first one's. */
export function blendStyles(first: HandStyle, second: HandStyle, share: number): HandStyle {
  const between = (key: Exclude<keyof HandStyle, 'seed'>) => first[key] + share * (second[key] - first[key]);
  return {
    seed: first.seed,
    slant: between('slant'),
    rise: between('rise'),
    sag: between('sag'),
    letterWidth: between('letterWidth'),
    letterGap: between('letterGap'),
    wordGap: between('wordGap'),
    wordDrop: between('wordDrop'),
    capitals: between('capitals'),
    ascenders: between('ascenders'),
    descenders: between('descenders'),
    roundness: between('roundness'),
    print: between('print'),
    dwindling: between('dwindling'),
    swash: between('swash'),
    bars: between('bars'),
    idiosyncrasy: between('idiosyncrasy'),
    connectedness: between('connectedness'),
    wear: between('wear'),
    spacing: between('spacing'),
    sigma: between('sigma'),
    flick: between('flick'),
    tremor: between('tremor'),
  };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
