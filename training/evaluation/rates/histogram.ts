/** Counts of genuine queries and forgeries in bins of equal width. */
export interface ScoreHistogram {
  readonly lowest: number;
  readonly binWidth: number;
  readonly genuine: number[];
  readonly forgery: number[];
}

const BINS = 40;

/** How the scores of both kinds spread over their common range. */
export function scoreHistogram(genuine: readonly number[], forgery: readonly number[]): ScoreHistogram {
  const all = [...genuine, ...forgery];
  const lowest = all.reduce((least, score) => Math.min(least, score), Number.POSITIVE_INFINITY);
  const highest = all.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY);
  const binWidth = (highest - lowest) / BINS || 1;
  const count = (scores: readonly number[]) => {
    const bins = new Array<number>(BINS).fill(0);
    for (const score of scores) {
      const bin = Math.min(BINS - 1, Math.floor((score - lowest) / binWidth));
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
    return bins;
  };
  return { lowest, binWidth, genuine: count(genuine), forgery: count(forgery) };
}
