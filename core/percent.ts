/** A share of 0..1 as people read it, with one digit: `12.5 %`. */
export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
