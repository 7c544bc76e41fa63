import type { CalibrationFit, EvidenceScale } from '#core/score/calibration/calibration.ts';
import { countKinds } from '../../calibration/count-kinds.ts';
import { evidenceFeatureCount, weightsOfEvidence } from '../../calibration/evidence-features.ts';
import { type EmbeddedPerson, makeTrials } from '../../evaluation/trials.ts';
import type { Random } from '../../random/random.ts';
import { type FeatureChoice, featureCount, featuresAgainst } from './comparison-features.ts';
import { fitRidgeClassifier, type LinearClassifier, logOdds } from './ridge-classifier.ts';

export interface LearningOptions extends FeatureChoice {
  /** What deviations are measured by. */
  readonly scale: EvidenceScale;
  /** References that subjects will be enrolled with. */
  readonly referenceCount: number;
}

/** Scores queries against one subject's references; a higher score speaks for the subject. */
export type LearnedComparison = (references: readonly Float32Array[]) => (query: Float32Array) => number;

/** Strength of the ridge: 0.01 to 0.1 were as good on CEDAR and SigComp development writers. */
const RIDGE = 0.03;

/**
 * Learns from people with skilled forgeries what tells a forgery from the subject's own signature, for subjects who are
 * not among them. Genuine queries weigh as much as forgeries, and random forgeries as much as skilled ones.
 *
 * @returns a classifier of the features of comparisons
 * @throws CalibrationPeopleError when a kind of comparison is missing
 */
export function learnComparison(
  people: readonly EmbeddedPerson[],
  { scale, referenceCount, query }: LearningOptions,
  random: Random,
): LinearClassifier {
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
  return fitRidgeClassifier(rows, RIDGE);
}

/** How a classifier of comparisons scores. */
export function compareBy(
  classifier: LinearClassifier,
  { scale, query }: Pick<LearningOptions, 'scale' | 'query'>,
): LearnedComparison {
  return (enrolled) => {
    const featuresOf = featuresAgainst(enrolled, scale, { query });
    return (signature) => logOdds(classifier, featuresOf(signature));
  };
}

/** A classifier that does not look at the query itself, as the weights of a model's evidence. */
export function weightsOf(
  { intercept, coefficients }: LinearClassifier,
  { sections }: EvidenceScale,
): Omit<CalibrationFit, 'references'> {
  return {
    intercept,
    weights: weightsOfEvidence(coefficients, sections),
    entries: [...coefficients.subarray(evidenceFeatureCount(sections))],
  };
}
