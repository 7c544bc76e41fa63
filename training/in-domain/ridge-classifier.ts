/** Observations in rows, end to end. */
export interface LabeledRows {
  readonly features: Float32Array;
  /** Features a row. */
  readonly size: number;
  /** 1 for the class, 0 for the other. */
  readonly labels: Uint8Array;
  /** How much each row counts. */
  readonly weights: Float64Array;
}

/** Log-odds of a row of features: higher speaks for the class. */
export type LinearClassifier = (row: Float32Array) => number;

const MOST_STEPS = 400;
/** The gradient's length, as a share of the first one's, at which the fit is good enough to rank by. */
const CONVERGED = 1e-3;
const POWER_STEPS = 20;
/** The power iteration comes from below, so the largest curvature is taken a little higher. */
const CURVATURE_RESERVE = 1.1;

/**
 * Fits a logistic regression with many more features than rows, on features brought to mean 0 and variance 1:
 *
 * mean of weight * ln(1 + exp(-margin)) + ridge / 2 * |coefficients|²
 *
 * by accelerated gradient descent (Nesterov 2004, Introductory Lectures on Convex Optimization, scheme 2.2.11), where
 * Newton's method would need a matrix of all features.
 */
export function fitRidgeClassifier(rows: LabeledRows, ridge: number): LinearClassifier {
  const { means, scales, standard } = standardize(rows);
  const total = rows.weights.reduce((sum, weight) => sum + weight, 0);
  const shares = rows.weights.map((weight) => weight / total);
  const curvature = ridge + (CURVATURE_RESERVE * largestCurvature(standard, rows.size, shares)) / 4;
  const momentum = (Math.sqrt(curvature) - Math.sqrt(ridge)) / (Math.sqrt(curvature) + Math.sqrt(ridge));

  const size = rows.size + 1;
  let coefficients = new Float64Array(size);
  let ahead = coefficients;
  let first = 0;
  for (let step = 0; step < MOST_STEPS; step++) {
    const gradient = gradientAt(ahead, standard, rows.labels, shares, ridge);
    const length = Math.hypot(...gradient);
    if (step === 0) first = length;
    if (length <= CONVERGED * first) break;
    const next = ahead.map((value, i) => value - (gradient[i] ?? 0) / curvature);
    ahead = next.map((value, i) => value + momentum * (value - (coefficients[i] ?? 0)));
    coefficients = next;
  }
  return (row) => {
    let odds = coefficients[rows.size] ?? 0;
    for (let i = 0; i < rows.size; i++) {
      odds += (coefficients[i] ?? 0) * ((row[i] ?? 0) - (means[i] ?? 0)) * (scales[i] ?? 1);
    }
    return odds;
  };
}

/** The features less their means, in units of their standard deviations; constant ones become 0. */
function standardize({ features, size, labels }: LabeledRows) {
  const means = new Float64Array(size);
  const squares = new Float64Array(size);
  for (const [at, value] of features.entries()) {
    const i = at % size;
    means[i] = (means[i] ?? 0) + value / labels.length;
  }
  for (const [at, value] of features.entries()) {
    const i = at % size;
    squares[i] = (squares[i] ?? 0) + (value - (means[i] ?? 0)) ** 2 / labels.length;
  }
  const scales = squares.map((square) => (square > 1e-12 ? 1 / Math.sqrt(square) : 0));
  const standard = features.map((value, at) => (value - (means[at % size] ?? 0)) * (scales[at % size] ?? 0));
  return { means, scales, standard };
}

/** The gradient for the coefficients, the intercept last, which no ridge holds back. */
function gradientAt(
  coefficients: Float64Array,
  standard: Float32Array,
  labels: Uint8Array,
  shares: Float64Array,
  ridge: number,
): Float64Array {
  const size = coefficients.length - 1;
  const gradient = coefficients.map((value, i) => (i === size ? 0 : ridge * value));
  for (const [row, label] of labels.entries()) {
    const first = row * size;
    let odds = coefficients[size] ?? 0;
    for (let i = 0; i < size; i++) odds += (coefficients[i] ?? 0) * (standard[first + i] ?? 0);
    const residual = (shares[row] ?? 0) * (1 / (1 + Math.exp(-odds)) - label);
    for (let i = 0; i < size; i++) gradient[i] = (gradient[i] ?? 0) + residual * (standard[first + i] ?? 0);
    gradient[size] = (gradient[size] ?? 0) + residual;
  }
  return gradient;
}

/** The largest eigenvalue of the weighted second moments, the intercept's included, by power iteration. */
function largestCurvature(standard: Float32Array, size: number, shares: Float64Array): number {
  let direction = new Float64Array(size).fill(1 / Math.sqrt(size));
  let largest = 1;
  for (let step = 0; step < POWER_STEPS; step++) {
    const turned = new Float64Array(size);
    for (const [row, share] of shares.entries()) {
      const first = row * size;
      let along = 0;
      for (let i = 0; i < size; i++) along += (direction[i] ?? 0) * (standard[first + i] ?? 0);
      for (let i = 0; i < size; i++)
        turned[i] = (turned[i] ?? 0) + share * along * (standard[first + i] ?? 0);
    }
    const length = Math.hypot(...turned);
    if (length === 0) break;
    largest = Math.max(1, length);
    direction = turned.map((value) => value / length);
  }
  return largest + 1;
}
