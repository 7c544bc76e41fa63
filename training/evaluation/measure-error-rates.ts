import type { ErrorRate } from '#core/model/manifest.ts';
import type { Calibration } from '#core/score/calibration.ts';
import { weighEvidence } from '#core/score/verify-signature.ts';
import type { Random } from '../random/random.ts';
import { equalErrorRate } from './error-rates.ts';
import { type EmbeddedPerson, makeTrials, type QueryKind } from './trials.ts';

/** Numbers of references that error rates are reported for. */
const REFERENCE_COUNTS = [1, 5] as const;
/** Times that references are drawn anew; rates are of all comparisons together. */
const DRAWS = 5;

/**
 * Verifies people the way the service does (fusion, spread, calibration) and reports the equal error rate against
 * random and skilled forgeries with 1 and 5 references. A kind of forgery that the people lack is left out.
 *
 * @param name what the people are called in a report
 */
export function measureErrorRates(
  name: string,
  people: readonly EmbeddedPerson[],
  calibration: Calibration,
  random: Random,
): ErrorRate[] {
  return REFERENCE_COUNTS.flatMap((references) => {
    const trials = Array.from({ length: DRAWS }, (_, draw) =>
      makeTrials(people, references, random.fork(`${references}-${draw}`)),
    ).flat();
    const llrs = (kind: QueryKind) =>
      trials
        .filter((trial) => trial.kind === kind)
        .map(({ query, references }) => weighEvidence(query, references, calibration));
    const genuine = llrs('genuine');
    const peopleCount = new Set(trials.map(({ subject }) => subject)).size;
    return (['random', 'skilled'] as const).flatMap((forgery) => {
      const scores = llrs(forgery);
      if (genuine.length === 0 || scores.length === 0) return [];
      const eer = equalErrorRate({ genuine, forgery: scores });
      return [
        { people: name, peopleCount, references, forgery, eer, comparisons: genuine.length + scores.length },
      ];
    });
  });
}
