import type { Target } from '../kinematics/action-plan.ts';

/** A letter's shape in x-heights from its left end on the base line. */
export interface Glyph {
  /** Runs of ink written in order; the first point of a run is where the pen comes down. */
  readonly runs: readonly (readonly Target[])[];
  /** Runs that are added when the word is done: the dot of an i, the bar of a t. */
  readonly later: readonly (readonly Target[])[];
  readonly width: number;
}

/**
 * Reads a shape: targets `x y arc` parted by commas, runs parted by `|`, and runs for later behind `+`.
 * Arcs are radians, counterclockwise positive, of the stroke that leads to the target.
 */
export function parseGlyph(shape: string): Glyph {
  const [now = '', ...later] = shape.split('+');
  const runs = now.split('|').map(parseRun);
  return {
    runs,
    later: later.map(parseRun),
    width: Math.max(...runs.flat().map((target) => target.x)),
  };
}

function parseRun(run: string): Target[] {
  return run.split(',').map((target) => {
    const [x = 0, y = 0, arc = 0] = target.trim().split(/\s+/).map(Number);
    return { x, y, arc };
  });
}

/** The forms that hands give a letter, by letter. */
export type Allographs = ReadonlyMap<string, readonly Glyph[]>;

/** Reads an alphabet of shapes, one or more a letter. */
export function parseAllographs(shapes: Readonly<Record<string, readonly string[]>>): Allographs {
  return new Map(Object.entries(shapes).map(([letter, forms]) => [letter, forms.map(parseGlyph)]));
}
