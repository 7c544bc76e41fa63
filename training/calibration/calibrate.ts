import type { Section } from '#core/embedding/sections.ts';
import type { Calibration, CalibrationFit, EvidenceScale } from '#core/score/calibration/calibration.ts';
import type { ThresholdLists } from '#core/score/calibration/thresholds.ts';
import { gatherEvidence, logLikelihoodRatio, type SectionEvidence } from '#core/score/evidence.ts';
import { type EmbeddedPerson, makeTrials, type QueryKind } from '../evaluation/trials.ts';
import type { Random } from '../random/random.ts';
import { CalibrationDirectionError } from './calibration-errors.ts';
import { countKinds } from './count-kinds.ts';
import { evidenceFeatures, weightsOfEvidence } from './evidence-features.ts';
import { evidenceScale } from './evidence-scale.ts';
import { fitLogisticRegression } from './logistic-regression.ts';
import { strictestThresholds } from './strictest-thresholds.ts';

/** Numbers of references that are fitted for, each by itself; a subject with 4 is judged as one with 3 would be. */
const REFERENCE_COUNTS = [1, 2, 3, 5, 10] as const;
/** Times that references are drawn anew, so that one lucky choice does not decide. */
const DRAWS = 5;

/** Whom a calibration rests on, as embeddings of one model. */
export interface CalibrationPeople {
  /** Sets of people with skilled forgeries, to fit weights and thresholds on. */
  readonly sets: readonly (readonly EmbeddedPerson[])[];
  /** People whose genuine signatures show how much entries vary. */
  readonly cohort: readonly EmbeddedPerson[];
}

/** What an artefact's manifest needs so that embeddings can be read as evidence. */
export interface FittedCalibration {
  readonly calibration: Calibration;
  readonly thresholds: ThresholdLists;
}

/**
 * Fits the calibration and the thresholds on validation people: for each number of references a logistic regression on
 * deviation and spread of each section, in which genuine queries weigh as much as forgeries, and random forgeries as
 * much as skilled ones. People are compared within their own set only: signatures of another set differ in script and
 * scanner, too easy as strangers. Numbers of references that nobody has signatures enough for are left out.
 *
 * @param sections how the embeddings are laid out
 * @throws CalibrationPeopleError when a kind of comparison is missing, CalibrationDirectionError when deviating does
 *   not speak against the subject
 */
export function calibrate(
  { sets, cohort }: CalibrationPeople,
  sections: readonly Section[],
  random: Random,
): FittedCalibration {
  const scale = evidenceScale(cohort, sections);
  const fitted = countsToFit(sets.flat()).map((count) => {
    const measured = sets.map((people, set) =>
      measureTrials(people, count, scale, random.fork(`${set}-${count}`)),
    );
    const fit = fitWeights(measured.flat(), scale);
    const thresholds = strictestThresholds(
      measured.map((trials) =>
        trials.map(({ kind, evidence }) => ({ kind, llr: logLikelihoodRatio(evidence, fit) })),
      ),
    );
    return { fit: { references: count, ...fit }, thresholds: { references: count, ...thresholds } };
  });
  return {
    calibration: { ...scale, fits: fitted.map(({ fit }) => fit) },
    thresholds: fitted.map(({ thresholds }) => thresholds),
  };
}

/** The numbers of references to fit for: those that somebody has signatures enough for, and always 1. */
export function countsToFit(people: readonly Pick<EmbeddedPerson, 'genuine'>[]): number[] {
  const most = Math.max(...people.map(({ genuine }) => genuine.length)) - 1;
  return REFERENCE_COUNTS.filter((count) => count === 1 || count <= most);
}

interface MeasuredTrial {
  readonly kind: QueryKind;
  readonly evidence: readonly SectionEvidence[];
}

function measureTrials(
  people: readonly EmbeddedPerson[],
  referenceCount: number,
  scale: EvidenceScale,
  random: Random,
): MeasuredTrial[] {
  return Array.from({ length: DRAWS }, (_, draw) =>
    makeTrials(people, referenceCount, random.fork(`${draw}`)).map(({ kind, query, references }) => ({
      kind,
      evidence: gatherEvidence(query, references, scale),
    })),
  ).flat();
}

function fitWeights(
  trials: readonly MeasuredTrial[],
  { sections }: EvidenceScale,
): Omit<CalibrationFit, 'references'> {
  const comparisons = countKinds(trials);
  const { intercept, coefficients } = fitLogisticRegression(
    trials.map(({ kind, evidence }) => ({
      features: evidenceFeatures(evidence, sections),
      positive: kind === 'genuine',
      weight: (kind === 'genuine' ? 1 : 0.5) / comparisons[kind],
    })),
  );
  const weights = weightsOfEvidence(coefficients, sections);
  if (weights.reduce((sum, { deviation }) => sum + deviation, 0) >= 0) throw new CalibrationDirectionError();
  return { intercept, weights };
}
