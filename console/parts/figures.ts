/** A score of 0 to 1, as precise as the service gives it. */
export function scoreText(score: number): string {
  return score.toFixed(2);
}

/** A share of 0 to 1 as a percentage, as precise as is useful. */
export function percent(share: number, digits = 1): string {
  return `${(100 * share).toFixed(digits).replace(/\.0+$/, '')}%`;
}

/** A count and what is counted: "1 reference", "3 references". */
export function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}
