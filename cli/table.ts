/** A rate in 0..1 as percent, with as many digits as small rates need. */
export function percent(rate: number): string {
  const value = 100 * rate;
  return value === 0 || value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** A rate with its interval, or with the bound that stands in where no error was seen. */
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

/** Lines of a table whose columns stand under each other. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
