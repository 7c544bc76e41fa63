import type { Calibration } from '#core/score/calibration.ts';
import { gatherEvidence, logLikelihoodRatio } from '#core/score/evidence.ts';
import { subjectSpread } from '#core/score/spread.ts';
import { FAR_TARGETS, type Thresholds } from '#core/score/thresholds.ts';
import { thresholdAtFar } from '../evaluation/error-rates.ts';
import { type EmbeddedPerson, makeTrials, type QueryKind, type Trial } from '../evaluation/trials.ts';
import type { Random } from '../random/random.ts';
import { CalibrationDirectionError, CalibrationPeopleError } from './calibration-errors.ts';
import { fitLogisticRegression } from './logistic-regression.ts';

/** Numbers of references that a subject is likely to have; the fit has to hold for each. */
const REFERENCE_COUNTS = [1, 3, 5] as const;
/** Times that references are drawn anew, so that one lucky choice does not decide. */
const DRAWS = 5;
/** Pairs that the general spread counts as: about those among four references. */
const PRIOR_PAIRS = 6;

/** What an artefact's manifest needs so that distances can be read as evidence. */
export interface FittedCalibration {
  readonly calibration: Calibration;
  readonly thresholds: Thresholds;
  /** Comparisons that it rests on, by what the query was. */
  readonly comparisons: Readonly<Record<QueryKind, number>>;
}

/**
 * Fits the calibration and the thresholds on validation people: a logistic regression on fused distance and spread,
 * in which genuine queries weigh as much as forgeries, and random forgeries as much as skilled ones. People are
 * compared within their own set only: signatures of another set differ in script and scanner, too easy as strangers.
 *
 * @throws CalibrationPeopleError when a kind of comparison is missing, CalibrationDirectionError when distance does
 *   not speak against the subject
 */
export function calibrate(sets: readonly (readonly EmbeddedPerson[])[], random: Random): FittedCalibration {
  const prior = { priorSpread: meanSpread(sets.flat()), priorPairs: PRIOR_PAIRS };
  const trials = sets.flatMap((people, set) =>
    REFERENCE_COUNTS.flatMap((count) =>
      Array.from({ length: DRAWS }, (_, draw) =>
        makeTrials(people, count, random.fork(`${set}-${count}-${draw}`)),
      ).flat(),
    ),
  );
  const comparisons = { genuine: 0, random: 0, skilled: 0 };
  for (const { kind } of trials) comparisons[kind]++;
  if (comparisons.genuine === 0) throw new CalibrationPeopleError('too few genuine signatures');
  if (comparisons.random === 0) throw new CalibrationPeopleError('nobody else to compare with');
  if (comparisons.skilled === 0) throw new CalibrationPeopleError('no skilled forgeries');

  const measured = trials.map((trial) => ({
    trial,
    evidence: gatherEvidence(trial.query, trial.references, prior),
  }));
  const fit = fitLogisticRegression(
    measured.map(({ trial, evidence }) => ({
      features: [evidence.fusedDistance, evidence.spread],
      positive: trial.kind === 'genuine',
      weight: weightOf(trial, comparisons),
    })),
  );
  const [distance = 0, spread = 0] = fit.coefficients;
  if (distance >= 0) throw new CalibrationDirectionError();
  const calibration: Calibration = { intercept: fit.intercept, distance, spread, ...prior };

  const llrs = (kind: QueryKind) =>
    measured
      .filter(({ trial }) => trial.kind === kind)
      .map(({ evidence }) => logLikelihoodRatio(evidence, calibration));
  const thresholdsAgainst = (forgeries: readonly number[]) =>
    FAR_TARGETS.map((far) => ({ far, logLikelihoodRatio: thresholdAtFar(forgeries, far) }));
  const thresholds = {
    random: thresholdsAgainst(llrs('random')),
    skilled: thresholdsAgainst(llrs('skilled')),
  };
  return { calibration, thresholds, comparisons };
}

/** Weights that give the two classes one unit each, and the two kinds of forgery half a unit each. */
function weightOf({ kind }: Trial, comparisons: Readonly<Record<QueryKind, number>>): number {
  return (kind === 'genuine' ? 1 : 0.5) / comparisons[kind];
}

/** Mean over people of the mean squared distance between their genuine signatures. */
function meanSpread(people: readonly EmbeddedPerson[]): number {
  const spreads = people
    .filter(({ genuine }) => genuine.length > 1)
    .map(({ genuine }) => subjectSpread(genuine, { priorSpread: 0, priorPairs: 0 }));
  return spreads.reduce((sum, spread) => sum + spread, 0) / spreads.length;
}
