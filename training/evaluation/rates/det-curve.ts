import type { ErrorCurve } from './error-curve.ts';
import { normalDeviate } from './normal-deviate.ts';

/** Points of a detection error tradeoff curve (Martin et al. 1997), from accepting everything to nothing. */
export interface DetCurve {
  readonly far: number[];
  readonly frr: number[];
}

/** Points nearer than this on the plot, in normal deviates, are not told apart. */
const RESOLUTION = 0.05;

/** The points of an error curve that a DET plot can show apart. */
export function detCurve({ far, frr }: ErrorCurve): DetCurve {
  const kept: number[] = [];
  for (const i of far.keys()) {
    const before = kept.at(-1);
    const apart = (rates: readonly number[]) =>
      Math.abs(normalDeviate(rates[i] ?? 0) - normalDeviate(rates[before ?? 0] ?? 0)) >= RESOLUTION;
    if (before === undefined || i === far.length - 1 || apart(far) || apart(frr)) kept.push(i);
  }
  return { far: kept.map((i) => far[i] ?? 0), frr: kept.map((i) => frr[i] ?? 0) };
}
