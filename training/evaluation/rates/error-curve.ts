/** One comparison: how it scored, and the people whom it depends on, as positions in a list of people. */
export interface Comparison {
  readonly score: number;
  /** The subject's own signature (true) or a forgery (false). */
  readonly genuine: boolean;
  /** Whose references were compared with. */
  readonly subject: number;
  /** Whose signature a random forgery is; the subject itself otherwise. */
  readonly source: number;
}

/** Comparisons in ascending order of score, column by column, so that resampling needs no sorting. */
export interface RankedComparisons {
  readonly scores: Float64Array;
  readonly genuine: Uint8Array;
  readonly subjects: Int32Array;
  readonly sources: Int32Array;
}

/**
 * Error rates at every threshold that makes a difference, in ascending order: accepting from `thresholds[i]` on gives
 * `far[i]` and `frr[i]`. The first accepts everything, the last (infinity) nothing.
 */
export interface ErrorCurve {
  readonly thresholds: readonly number[];
  readonly far: readonly number[];
  readonly frr: readonly number[];
}

export function rankComparisons(comparisons: readonly Comparison[]): RankedComparisons {
  const ascending = comparisons.toSorted((a, b) => a.score - b.score);
  return {
    scores: Float64Array.from(ascending, ({ score }) => score),
    genuine: Uint8Array.from(ascending, ({ genuine }) => (genuine ? 1 : 0)),
    subjects: Int32Array.from(ascending, ({ subject }) => subject),
    sources: Int32Array.from(ascending, ({ source }) => source),
  };
}

/**
 * Both error rates at every threshold (ISO/IEC 19795-1: the points of a DET curve).
 *
 * @param weights how often each person counts; a comparison of two people counts the product. Everybody once if left
 *   out. Rates are NaN where one kind of comparison has no weight
 */
export function errorCurve(ranked: RankedComparisons, weights?: ArrayLike<number>): ErrorCurve {
  const { scores, genuine, subjects, sources } = ranked;
  const weightOf = (i: number) => {
    if (weights === undefined) return 1;
    const subject = subjects[i] ?? 0;
    const source = sources[i] ?? 0;
    return subject === source ? (weights[subject] ?? 0) : (weights[subject] ?? 0) * (weights[source] ?? 0);
  };
  let genuineWeight = 0;
  let forgeryWeight = 0;
  for (let i = 0; i < scores.length; i++) {
    if (genuine[i] === 1) genuineWeight += weightOf(i);
    else forgeryWeight += weightOf(i);
  }
  const thresholds: number[] = [];
  const far: number[] = [];
  const frr: number[] = [];
  let refused = 0;
  let accepted = forgeryWeight;
  const note = (threshold: number) => {
    thresholds.push(threshold);
    far.push(accepted / forgeryWeight);
    frr.push(refused / genuineWeight);
  };
  for (let i = 0; i < scores.length; i++) {
    // Equal scores fall together: no threshold lies between them.
    if (i === 0 || scores[i] !== scores[i - 1]) note(scores[i] ?? 0);
    if (genuine[i] === 1) refused += weightOf(i);
    else accepted -= weightOf(i);
  }
  note(Number.POSITIVE_INFINITY);
  return { thresholds, far, frr };
}

/**
 * The exact equal error rate: where the two error rates cross as the threshold passes every score, interpolated
 * between the two operating points around the crossing (no grid).
 */
export function equalErrorRateOf({ far, frr }: ErrorCurve): number {
  const after = frr.findIndex((rate, i) => rate >= (far[i] ?? 0));
  if (after < 0) return Number.NaN;
  const [farAfter = 0, frrAfter = 1] = [far[after], frr[after]];
  const [farBefore = 1, frrBefore = 0] = [far[after - 1], frr[after - 1]];
  const gapBefore = farBefore - frrBefore;
  const gapAfter = frrAfter - farAfter;
  const share = gapBefore + gapAfter === 0 ? 0 : gapBefore / (gapBefore + gapAfter);
  return farBefore + share * (farAfter - farBefore);
}

/** FRR at the lowest threshold that lets at most `target` of the forgeries pass. */
export function frrAtFar({ far, frr }: ErrorCurve, target: number): number {
  const point = far.findIndex((rate) => rate <= target);
  return frr[point] ?? Number.NaN;
}

/** Both rates where scores from `threshold` on are accepted. */
export function ratesAt(
  { thresholds, far, frr }: ErrorCurve,
  threshold: number,
): { readonly far: number; readonly frr: number } {
  const point = lowerBound(thresholds, threshold);
  return { far: far[point] ?? Number.NaN, frr: frr[point] ?? Number.NaN };
}

/** Probability that a genuine query scores above a forgery, ties counted half: the area under the ROC curve. */
export function areaUnderCurve({ far, frr }: ErrorCurve): number {
  let area = 0;
  for (let i = 1; i < far.length; i++) {
    const width = (far[i - 1] ?? 0) - (far[i] ?? 0);
    area += width * (1 - ((frr[i - 1] ?? 0) + (frr[i] ?? 0)) / 2);
  }
  // Many small widths add up to a little more than 1.
  return Math.min(1, area);
}

/** Position of the first value that is not below `wanted`, in an ascending list that ends with infinity. */
function lowerBound(ascending: readonly number[], wanted: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
