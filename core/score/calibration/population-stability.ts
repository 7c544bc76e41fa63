/** What an empty bin counts, so that its share has a logarithm. */
const EMPTY = 0.5;

/**
 * Population stability index of two histograms over the same bins: sum of (actual - expected) ln(actual / expected) of
 * their shares. Below 0.1 nothing has moved, above 0.25 the population is another one (Siddiqi 2006, "Credit Risk
 * Scorecards", chapter 7); it is the symmetric Kullback-Leibler divergence (Jeffreys 1946).
 */
export function populationStability(expected: readonly number[], actual: readonly number[]): number {
  const expectedShares = shares(expected);
  const actualShares = shares(actual);
  return expectedShares.reduce((sum, expectedShare, i) => {
    const actualShare = actualShares[i] ?? 0;
    return sum + (actualShare - expectedShare) * Math.log(actualShare / expectedShare);
  }, 0);
}

function shares(counts: readonly number[]): number[] {
  const filled = counts.map((count) => Math.max(count, EMPTY));
  const total = filled.reduce((sum, count) => sum + count, 0);
  return filled.map((count) => count / total);
}
