import { type ScoringModel, subjectScorer } from '#core/score/subject-scorer.ts';
import type { Sample } from '../acquisition/sample.ts';
import type { Person } from '../people.ts';

/** Scores a query against the person enrolled; a higher score speaks for the person. */
export type ScoreQuery = (query: Sample) => number;

/** Something that verifies signatures, so that several can be measured on the same comparisons. */
export interface VerificationSystem {
  readonly name: 'model' | 'hog-cosine' | 'hog-svm';
  /** Whether its scores are log-likelihood ratios, so that their calibration can be measured. */
  readonly calibrated: boolean;
  /** Whether no signature of the writer helped to enroll the person, so that one may be tried against the person. */
  mayTry(person: Person<Sample>, writer: string): boolean;
  enroll(person: Person<Sample>, references: readonly Sample[]): ScoreQuery;
}

/** Makes a system for the people that it will be measured on, and others that it may learn from. */
export type MakeSystem = (
  people: readonly Person<Sample>[],
  development: readonly Person<Sample>[],
) => VerificationSystem;

/** The model, scoring as the service does. */
export function modelSystem(model: ScoringModel): VerificationSystem {
  return {
    name: 'model',
    calibrated: true,
    mayTry: () => true,
    enroll(_, references) {
      const score = subjectScorer(
        references.map(({ embedding }) => embedding),
        model,
      );
      return ({ embedding }) => score(embedding).llr;
    },
  };
}
