import { cohortVariance } from '../calibration/cohort-variance.ts';
import { countKinds } from '../calibration/count-kinds.ts';
import { type EmbeddedPerson, makeTrials } from '../evaluation/trials.ts';
import type { Random } from '../random/random.ts';
import {
  type ComparisonScale,
  type Description,
  type FeatureChoice,
  featureCount,
  featuresAgainst,
} from './comparison-features.ts';
import { fitRidgeClassifier } from './ridge-classifier.ts';

/** Scores queries against one subject's references; a higher score speaks for the subject. */
export type LearnedComparison = (references: readonly Description[]) => (query: Description) => number;

export interface LearningOptions extends FeatureChoice {
  /** Entries of each section of a description. */
  readonly sections: readonly number[];
  /** References that subjects will be enrolled with. */
  readonly referenceCount: number;
}

/** Strength of the ridge: 0.01 to 0.1 were as good on CEDAR and SigComp development writers. */
const RIDGE = 0.03;

/**
 * Learns from people with skilled forgeries what tells a forgery from the subject's own signature, for subjects who are
 * not among them. Genuine queries weigh as much as forgeries, and random forgeries as much as skilled ones.
 *
 * @throws CalibrationPeopleError when a kind of comparison is missing
 */
export function learnComparison(
  people: readonly EmbeddedPerson[],
  { sections, referenceCount, query }: LearningOptions,
  random: Random,
): LearnedComparison {
  const scale: ComparisonScale = { sections, variance: cohortVariance(people) };
  // A subject's trials follow each other and share their references.
  const trials = makeTrials(people, referenceCount, random);
  const counts = countKinds(trials);
  const size = featureCount(scale, { query });
  const rows = {
    features: new Float32Array(trials.length * size),
    size,
    labels: Uint8Array.from(trials, ({ kind }) => (kind === 'genuine' ? 1 : 0)),
    weights: Float64Array.from(trials, ({ kind }) => (kind === 'genuine' ? 1 : 0.5) / counts[kind]),
  };
  let row = 0;
  for (const [references, ofSubject] of Map.groupBy(trials, (trial) => trial.references)) {
    const featuresOf = featuresAgainst(references, scale, { query });
    for (const trial of ofSubject) rows.features.set(featuresOf(trial.query), size * row++);
  }
  const classify = fitRidgeClassifier(rows, RIDGE);
  return (enrolled) => {
    const featuresOf = featuresAgainst(enrolled, scale, { query });
    return (signature) => classify(featuresOf(signature));
  };
}
