/** Median and least of some durations in milliseconds: what is typical, and what is possible without disturbance. */
export interface Timing {
  readonly median: number;
  readonly least: number;
}

export function summarize(milliseconds: readonly number[]): Timing {
  const ascending = [...milliseconds].sort((a, b) => a - b);
  return {
    median: round(ascending[Math.floor(ascending.length / 2)] ?? Number.NaN),
    least: round(ascending[0] ?? Number.NaN),
  };
}

/** Milliseconds that something takes. */
export async function time(run: () => unknown): Promise<number> {
  const started = performance.now();
  await run();
  return performance.now() - started;
}

/** Rounded to three decimals, for a report. */
export function round(value: number): number {
  return Math.round(1000 * value) / 1000;
}
