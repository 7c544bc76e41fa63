/** A DET curve whose FAR rises, without points that a logarithmic plot cannot show. */
export interface Curve {
  readonly far: readonly number[];
  readonly frr: readonly number[];
}

/** Rates below this are drawn at it: a thousand comparisons do not measure less. */
export const LEAST_RATE = 0.0005;

/** Puts the points of a DET curve in the order of their FAR; of several with one FAR the best remains. */
export function curveOf({ far, frr }: Curve): Curve {
  const best = new Map<number, number>();
  for (const [i, rate] of far.entries()) {
    const at = Math.max(rate, LEAST_RATE);
    const miss = Math.max(frr[i] ?? 1, LEAST_RATE);
    best.set(at, Math.min(miss, best.get(at) ?? 1));
  }
  const points = [...best].sort(([a], [b]) => a - b);
  return { far: points.map(([at]) => at), frr: points.map(([, miss]) => miss) };
}
