/**
 * Scores of genuine queries and of forgeries; a higher score speaks for the subject. Terms of ISO/IEC 19795-1.
 */
export interface ScoredTrials {
  readonly genuine: readonly number[];
  readonly forgery: readonly number[];
}

/** Share of forgeries that a threshold accepts (score >= threshold). */
export function falseAcceptanceRate(forgery: readonly number[], threshold: number): number {
  return forgery.filter((score) => score >= threshold).length / forgery.length;
}

/** Share of genuine queries that a threshold refuses (score < threshold). */
export function falseRejectionRate(genuine: readonly number[], threshold: number): number {
  return genuine.filter((score) => score < threshold).length / genuine.length;
}

/**
 * The lowest threshold at which at most `target` of the forgeries are accepted: just above the highest score that
 * must be refused.
 */
export function thresholdAtFar(forgery: readonly number[], target: number): number {
  const descending = [...forgery].sort((a, b) => b - a);
  const allowed = Math.floor(target * descending.length);
  const refused = descending[allowed];
  return refused === undefined ? Number.NEGATIVE_INFINITY : nextAbove(refused);
}

/**
 * The exact equal error rate: where the two error rates cross as the threshold passes every score, interpolated
 * between the two operating points around the crossing (no grid). NaN when one side has no scores.
 */
export function equalErrorRate({ genuine, forgery }: ScoredTrials): number {
  if (genuine.length === 0 || forgery.length === 0) return Number.NaN;
  const ascending = [
    ...genuine.map((score) => ({ score, genuine: true })),
    ...forgery.map((score) => ({ score, genuine: false })),
  ].sort((a, b) => a.score - b.score);

  let refused = 0;
  let accepted = forgery.length;
  const point = (): OperatingPoint => ({ frr: refused / genuine.length, far: accepted / forgery.length });
  let before = point();
  for (const [i, { score, genuine: isGenuine }] of ascending.entries()) {
    if (isGenuine) refused++;
    else accepted--;
    // Equal scores fall together: no threshold lies between them.
    if (ascending[i + 1]?.score === score) continue;
    const after = point();
    if (after.frr >= after.far) return crossing(before, after);
    before = after;
  }
  return crossing(before, { frr: 1, far: 0 });
}

interface OperatingPoint {
  readonly frr: number;
  readonly far: number;
}

function crossing(before: OperatingPoint, after: OperatingPoint): number {
  const gapBefore = before.far - before.frr;
  const gapAfter = after.frr - after.far;
  const share = gapBefore + gapAfter === 0 ? 0 : gapBefore / (gapBefore + gapAfter);
  return before.far + share * (after.far - before.far);
}

function nextAbove(value: number): number {
  return value + Math.max(Number.EPSILON, Math.abs(value) * 2 * Number.EPSILON);
}
