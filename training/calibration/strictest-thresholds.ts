import { FAR_TARGETS, type Thresholds } from '#core/score/calibration/thresholds.ts';
import { thresholdAtFar } from '../evaluation/error-rates.ts';
import type { QueryKind } from '../evaluation/trials.ts';

/** A comparison and the evidence that came of it. */
export interface ScoredTrial {
  readonly kind: QueryKind;
  readonly llr: number;
}

/**
 * Share of a FAR target that is used up on the people at hand; the rest is for people of other scripts, pens and
 * scanners. Chosen by fitting on two of the three research sets and measuring on the third (docs/decisions/0020).
 */
const USED_SHARE = 0.4;

/**
 * Thresholds for every FAR target that hold on each set of people by itself, with a reserve: the highest that any of
 * them needs. One threshold for all sets together would let through more than promised on the hardest, and the next
 * set may be as hard.
 *
 * @param sets comparisons of each set of people; a set without a kind of forgery has no say against it
 */
export function strictestThresholds(sets: readonly (readonly ScoredTrial[])[]): Thresholds {
  const against = (kind: 'random' | 'skilled') => {
    const forgeries = sets
      .map((trials) => trials.filter((trial) => trial.kind === kind).map(({ llr }) => llr))
      .filter((llrs) => llrs.length > 0);
    return FAR_TARGETS.map((far) => ({
      far,
      logLikelihoodRatio: Math.max(...forgeries.map((llrs) => thresholdAtFar(llrs, USED_SHARE * far))),
    }));
  };
  return { random: against('random'), skilled: against('skilled') };
}
