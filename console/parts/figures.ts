/** A score of 0 to 1, as precise as the service gives it. */
export function scoreText(score: number): string {
  return score.toFixed(2);
}

/** A share of 0 to 1 as a percentage, as precise as is useful. */
export function percent(share: number, digits = 1): string {
  return `${Number((100 * share).toFixed(digits))}%`;
}

const MOMENT = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });

/** A moment (RFC 3339) in the words of wherever the reader is. */
export function momentText(moment: string): string {
  return MOMENT.format(new Date(moment));
}

/** The day of a moment. */
export function dayText(moment: string): string {
  return DAY.format(new Date(moment));
}

/** A count and what is counted: "1 reference", "3 references". */
export function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}
