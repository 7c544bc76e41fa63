import { syncTidy } from '../../tensorflow/sync-tidy.ts';
import { tf } from '../../tensorflow/tfjs.ts';

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

/** The log-odds of a row of features are `intercept + sum(coefficients[i] * row[i])`: higher speaks for the class. */
export interface LinearClassifier {
  readonly intercept: number;
  readonly coefficients: Float64Array;
}

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
  const standardized = syncTidy(() => descend(standard, rows, ridge));
  const coefficients = scales.map((scale, i) => scale * (standardized[i] ?? 0));
  const intercept = coefficients.reduce(
    (sum, coefficient, i) => sum - coefficient * (means[i] ?? 0),
    standardized[rows.size] ?? 0,
  );
  return { intercept, coefficients };
}

/** The log-odds that a classifier gives a row of features. */
export function logOdds({ intercept, coefficients }: LinearClassifier, row: Float32Array): number {
  return coefficients.reduce((sum, coefficient, i) => sum + coefficient * (row[i] ?? 0), intercept);
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

/**
 * The coefficients, the intercept last, which no ridge holds back.
 *
 * @param standard the standardized features
 */
function descend(standard: Float32Array, { labels, size, weights }: LabeledRows, ridge: number): tf.Tensor2D {
  const count = labels.length;
  const rows = tf.concat([tf.tensor2d(standard, [count, size]), tf.ones([count, 1])], 1) as tf.Tensor2D;
  const wanted = tf.tensor2d(Float32Array.from(labels), [count, 1]);
  const weight = tf.tensor2d(Float32Array.from(weights), [count, 1]);
  const shares = weight.div<tf.Tensor2D>(weight.sum());
  const ridges = tf.tensor2d([...new Array<number>(size).fill(ridge), 0], [size + 1, 1]);

  const curvature = ridge + (CURVATURE_RESERVE * largestCurvature(rows, shares)) / 4;
  const momentum = (Math.sqrt(curvature) - Math.sqrt(ridge)) / (Math.sqrt(curvature) + Math.sqrt(ridge));
  let coefficients: tf.Tensor2D = tf.zeros([size + 1, 1]);
  let ahead = coefficients;
  let longest = 0;
  for (let step = 0; step < MOST_STEPS; step++) {
    const gradient = tf.tidy(() => {
      const residuals = rows.matMul(ahead).sigmoid().sub(wanted).mul<tf.Tensor2D>(shares);
      return rows.matMul(residuals, true).add<tf.Tensor2D>(ridges.mul(ahead));
    });
    const [length = 0] = gradient.norm().dataSync();
    longest = Math.max(longest, length);
    if (length <= CONVERGED * longest) break;
    const next = ahead.sub<tf.Tensor2D>(gradient.div(curvature));
    ahead = next.add<tf.Tensor2D>(next.sub(coefficients).mul(momentum));
    coefficients = next;
  }
  return coefficients;
}

/** The largest eigenvalue of the weighted second moments, by power iteration. */
function largestCurvature(rows: tf.Tensor2D, shares: tf.Tensor2D): number {
  let direction = tf.ones([rows.shape[1], 1]) as tf.Tensor2D;
  let largest = 0;
  for (let step = 0; step < POWER_STEPS; step++) {
    const turned = tf.tidy(() => {
      const unit: tf.Tensor2D = direction.div(direction.norm());
      const along = rows.matMul(unit).mul<tf.Tensor2D>(shares);
      return rows.matMul(along, true) as tf.Tensor2D;
    });
    largest = turned.norm().dataSync()[0] ?? 0;
    direction = turned;
  }
  return largest;
}
