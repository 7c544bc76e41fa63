const ERRORS_STILL_POSSIBLE = 3;

/**
 * The rate that stays possible with 95 % confidence where no error was seen among `comparisons`, 3/N (Hanley &
 * Lippman-Hand 1983, JAMA 249); null where some were. It takes comparisons for independent, so the truth may be worse.
 */
export function ruleOfThree(rate: number, comparisons: number): number | null {
  return rate === 0 ? Math.min(1, ERRORS_STILL_POSSIBLE / comparisons) : null;
}
