/** A rate in 0..1 as percent, with a second digit where rates are small. */
export function percent(rate: number): string {
  const value = 100 * rate;
  return value === 0 || value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** A rate with its 95 % interval, or with the bound that stands in where no error was seen. */
export function withInterval(
  rate: number,
  interval: readonly [number, number] | null,
  bound: number | null = null,
): string {
  if (bound !== null) return `${percent(rate)} [< ${percent(bound)}]`;
  return interval === null
    ? percent(rate)
    : `${percent(rate)} [${percent(interval[0])}, ${percent(interval[1])}]`;
}
