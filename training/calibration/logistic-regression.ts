/** One observation: what was measured, whether it belongs to the class, and how much it counts. */
export interface Observation {
  readonly features: readonly number[];
  readonly positive: boolean;
  readonly weight: number;
}

/** The log-odds at `features` are `intercept + sum(coefficients[i] * features[i])`. */
export interface LogisticFit {
  readonly intercept: number;
  readonly coefficients: readonly number[];
}

const MOST_STEPS = 50;
const CONVERGED = 1e-10;
/** A little ridge on the coefficients keeps them finite where the classes do not overlap. */
const RIDGE = 1e-3;

/**
 * Fits a weighted logistic regression by Newton's method (iteratively reweighted least squares; McCullagh & Nelder
 * 1989, section 4.4), with a slight ridge.
 */
export function fitLogisticRegression(observations: readonly Observation[]): LogisticFit {
  const size = 1 + (observations[0]?.features.length ?? 0);
  let beta = new Array<number>(size).fill(0);
  for (let step = 0; step < MOST_STEPS; step++) {
    const gradient = beta.map((value, i) => (i === 0 ? 0 : -RIDGE * value));
    const hessian = beta.map((_, i) => beta.map((__, j): number => (i === j && i > 0 ? RIDGE : 0)));
    for (const { features, positive, weight } of observations) {
      const row = [1, ...features];
      const probability = 1 / (1 + Math.exp(-dot(beta, row)));
      const residual = weight * ((positive ? 1 : 0) - probability);
      const curvature = weight * probability * (1 - probability);
      for (const [i, value] of row.entries()) {
        gradient[i] = (gradient[i] ?? 0) + residual * value;
        const line = hessian[i] ?? [];
        for (const [j, other] of row.entries()) line[j] = (line[j] ?? 0) + curvature * value * other;
      }
    }
    const change = solve(hessian, gradient);
    beta = beta.map((value, i) => value + (change[i] ?? 0));
    if (Math.max(...change.map(Math.abs)) < CONVERGED) break;
  }
  return { intercept: beta[0] ?? 0, coefficients: beta.slice(1) };
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}

/** Solves the small symmetric system by Gaussian elimination with partial pivoting. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((line, i) => [...line, right[i] ?? 0]);
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    const pivot = rows
      .map((line, i) => ({ i, size: i < column ? -1 : Math.abs(line[column] ?? 0) }))
      .reduce((best, candidate) => (candidate.size > best.size ? candidate : best)).i;
    const pivotRow = rows[pivot] ?? [];
    rows[pivot] = rows[column] ?? [];
    rows[column] = pivotRow;
    for (const [i, line] of rows.entries()) {
      if (i === column) continue;
      const factor = (line[column] ?? 0) / (pivotRow[column] ?? 1);
      for (let j = column; j <= size; j++) line[j] = (line[j] ?? 0) - factor * (pivotRow[j] ?? 0);
    }
  }
  return rows.map((line, i) => (line[size] ?? 0) / (line[i] ?? 1));
}
