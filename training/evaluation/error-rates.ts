import { equalErrorRateOf, errorCurve, rankComparisons } from './rates/error-curve.ts';

/**
 * Scores of genuine queries and of forgeries; a higher score speaks for the subject. Terms of ISO/IEC 19795-1.
 */
export interface ScoredTrials {
  readonly genuine: readonly number[];
  readonly forgery: readonly number[];
}

/** Share of forgeries that a threshold accepts (score >= threshold). */
export function falseAcceptanceRate(forgery: readonly number[], threshold: number): number {
  return forgery.filter((score) => score >= threshold).length / forgery.length;
}

/** Share of genuine queries that a threshold refuses (score < threshold). */
export function falseRejectionRate(genuine: readonly number[], threshold: number): number {
  return genuine.filter((score) => score < threshold).length / genuine.length;
}

/**
 * The lowest threshold at which at most `target` of the forgeries are accepted: just above the highest score that
 * must be refused.
 */
export function thresholdAtFar(forgery: readonly number[], target: number): number {
  const descending = [...forgery].sort((a, b) => b - a);
  const allowed = Math.floor(target * descending.length);
  const refused = descending[allowed];
  return refused === undefined ? Number.NEGATIVE_INFINITY : nextAbove(refused);
}

/**
 * The exact equal error rate (see `equalErrorRateOf`) of scores, every comparison counting once. NaN when one side has
 * no scores.
 */
export function equalErrorRate({ genuine, forgery }: ScoredTrials): number {
  if (genuine.length === 0 || forgery.length === 0) return Number.NaN;
  const of = (scores: readonly number[], isGenuine: boolean) =>
    scores.map((score) => ({ score, genuine: isGenuine, subject: 0, source: 0 }));
  return equalErrorRateOf(errorCurve(rankComparisons([...of(genuine, true), ...of(forgery, false)])));
}

function nextAbove(value: number): number {
  return value + Math.max(Number.EPSILON, Math.abs(value) * 2 * Number.EPSILON);
}
