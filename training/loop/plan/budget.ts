/** How long a run may be: in steps, in seconds of training, or whichever ends first. */
export interface Budget {
  readonly steps?: number | undefined;
  readonly seconds?: number | undefined;
}

/** Share of the budget that is used, 1 at the end. */
export function progressOf(budget: Budget, step: number, seconds: number): number {
  const ofSteps = budget.steps === undefined ? 0 : step / budget.steps;
  const ofSeconds = budget.seconds === undefined ? 0 : seconds / budget.seconds;
  return Math.min(1, Math.max(ofSteps, ofSeconds));
}
