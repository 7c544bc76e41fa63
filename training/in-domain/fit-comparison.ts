import { forReferences } from '#core/score/calibration/by-references.ts';
import type { Calibration } from '#core/score/calibration/calibration.ts';
import type { ThresholdLists } from '#core/score/calibration/thresholds.ts';
import { countsToFit } from '../calibration/calibrate.ts';
import { CalibrationDirectionError } from '../calibration/calibration-errors.ts';
import { countKinds } from '../calibration/count-kinds.ts';
import { evidenceScale } from '../calibration/evidence-scale.ts';
import { fitLogisticRegression } from '../calibration/logistic-regression.ts';
import { strictestThresholds } from '../calibration/strictest-thresholds.ts';
import type { AcquiredSet } from '../evaluation/acquisition/acquire-people.ts';
import { type ScoredQuery, scoreSet } from '../evaluation/protocol/score-set.ts';
import type { VerificationSystem } from '../evaluation/protocol/verification-system.ts';
import { learnComparison, weightsOf } from './comparison/learn-comparison.ts';
import { crossValidatedSystem, embeddedPerson } from './cross-validated-system.ts';
import type { InDomainOptions } from './in-domain-systems.ts';

/** A comparison learned from all people of a set, and the same as it was measured on writers left out. */
export interface FittedComparison {
  readonly calibration: Calibration;
  readonly thresholds: ThresholdLists;
  /** Judges each person by what was learned from other folds of writers. */
  readonly crossValidated: VerificationSystem;
}

/**
 * Learns a comparison from everybody in a set. How far its scores can be believed, and the thresholds, come from
 * writers who were left out: everybody's own scores would flatter it (Platt 1999, Advances in Large Margin Classifiers).
 *
 * @throws TooFewWritersError, CalibrationPeopleError, and CalibrationDirectionError when nothing was learned that holds
 *   for writers left out
 */
export function fitComparison(
  set: AcquiredSet,
  folds: number,
  { sections, random }: InDomainOptions,
): FittedComparison {
  const leftOut = crossValidatedSystem('comparison', set, folds, { sections, random });
  const people = set.people.map(embeddedPerson);
  const scale = evidenceScale(people, sections);
  const fitted = countsToFit(people).map((references) => {
    const scored = scoreSet(leftOut, set.people, references, random.fork('calibration'));
    const odds = fitOdds(scored);
    const classifier = learnComparison(
      people,
      { scale, referenceCount: references, query: false },
      random.fork(`everybody ${references}`),
    );
    const { intercept, weights, entries = [] } = weightsOf(classifier, scale);
    return {
      references,
      odds,
      fit: {
        references,
        intercept: odds.intercept + odds.slope * intercept,
        weights: weights.map(({ deviation, spread, offset }) => ({
          deviation: odds.slope * deviation,
          spread: odds.slope * spread,
          ...(offset === undefined ? {} : { offset: odds.slope * offset }),
        })),
        entries: entries.map((weight) => odds.slope * weight),
      },
      thresholds: {
        references,
        ...strictestThresholds([
          scored.map(({ kind, score }) => ({ kind, llr: odds.intercept + odds.slope * score })),
        ]),
      },
    };
  });
  return {
    calibration: { ...scale, fits: fitted.map(({ fit }) => fit) },
    thresholds: fitted.map(({ thresholds }) => thresholds),
    crossValidated: {
      ...leftOut,
      calibrated: true,
      enroll(person, references) {
        const score = leftOut.enroll(person, references);
        const { odds } = forReferences(fitted, references.length);
        return (query) => odds.intercept + odds.slope * score(query);
      },
    },
  };
}

/** log-likelihood ratio = intercept + slope * score, with genuine queries weighing as much as both kinds of forgery. */
function fitOdds(scored: readonly ScoredQuery[]): { intercept: number; slope: number } {
  const counts = countKinds(scored);
  const { intercept, coefficients } = fitLogisticRegression(
    scored.map(({ kind, score }) => ({
      features: [score],
      positive: kind === 'genuine',
      weight: (kind === 'genuine' ? 1 : 0.5) / counts[kind],
    })),
  );
  const [slope = 0] = coefficients;
  if (slope <= 0) throw new CalibrationDirectionError();
  return { intercept, slope };
}
