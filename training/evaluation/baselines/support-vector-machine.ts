/** A trained two-class machine: f(x) = sum_i coefficients[i] K(vectors[i], x) - threshold. */
export interface SupportVectorMachine {
  /** alpha_i y_i of each training vector, 0 where it is no support vector. */
  readonly coefficients: Float64Array;
  readonly threshold: number;
}

const TOLERANCE = 1e-3;
const LITTLE = 1e-12;
const STEPS_PER_VECTOR = 200;

/**
 * Trains a soft-margin support vector machine by sequential minimal optimization with the maximal violating pair (Platt
 * 1998; Keerthi et al. 2001, Neural Computation 13).
 *
 * @param kernel K(i, j) of training vectors i and j
 * @param positive class of each training vector
 * @param costs largest multiplier C of each training vector
 */
export function trainSupportVectorMachine(
  kernel: (i: number, j: number) => number,
  positive: readonly boolean[],
  costs: readonly number[],
): SupportVectorMachine {
  const size = positive.length;
  const label = (i: number) => (positive[i] === true ? 1 : -1);
  const alpha = new Float64Array(size);
  // E_i - b = sum_j alpha_j y_j K(i, j) - y_i: the error of each vector but for the threshold.
  const errors = Float64Array.from(positive, (_, i) => -label(i));
  let high = 0;
  let low = 0;
  for (let step = 0; step < STEPS_PER_VECTOR * size; step++) {
    [high, low] = mostViolatingPair(alpha, errors, positive, costs);
    const violation = (errors[low] ?? 0) - (errors[high] ?? 0);
    if (violation < TOLERANCE) break;
    const curvature = Math.max(LITTLE, kernel(high, high) + kernel(low, low) - 2 * kernel(high, low));
    const change = Math.min(
      violation / curvature,
      room(alpha[high] ?? 0, costs[high] ?? 0, label(high) > 0),
      room(alpha[low] ?? 0, costs[low] ?? 0, label(low) < 0),
    );
    alpha[high] = (alpha[high] ?? 0) + label(high) * change;
    alpha[low] = (alpha[low] ?? 0) - label(low) * change;
    for (let i = 0; i < size; i++) {
      errors[i] = (errors[i] ?? 0) + change * (kernel(i, high) - kernel(i, low));
    }
  }
  return {
    coefficients: alpha.map((value, i) => value * label(i)),
    threshold: ((errors[high] ?? 0) + (errors[low] ?? 0)) / 2,
  };
}

/** How far a multiplier can move, up or down, before it leaves 0..C. */
function room(multiplier: number, cost: number, up: boolean): number {
  return up ? cost - multiplier : multiplier;
}

/** The vector whose error is least among those that may rise, and the one whose error is greatest among the others. */
function mostViolatingPair(
  alpha: Float64Array,
  errors: Float64Array,
  positive: readonly boolean[],
  costs: readonly number[],
): [high: number, low: number] {
  let high = 0;
  let low = 0;
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < alpha.length; i++) {
    const canGrow = (alpha[i] ?? 0) < (costs[i] ?? 0) - LITTLE;
    const canShrink = (alpha[i] ?? 0) > LITTLE;
    const error = errors[i] ?? 0;
    if ((positive[i] === true ? canGrow : canShrink) && error < least) {
      least = error;
      high = i;
    }
    if ((positive[i] === true ? canShrink : canGrow) && error > greatest) {
      greatest = error;
      low = i;
    }
  }
  return [high, low];
}
