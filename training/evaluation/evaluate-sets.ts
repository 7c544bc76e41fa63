import type { ModelManifest } from '#core/model/manifest.ts';
import { forReferences } from '#core/score/calibration/by-references.ts';
import type { ScoringModel } from '#core/score/subject-scorer.ts';
import { Random } from '../random/random.ts';
import type { AcquiredSet } from './acquisition/acquire-people.ts';
import { gradientClassifier } from './baselines/gradient-classifier.ts';
import { gradientCosine } from './baselines/gradient-cosine.ts';
import { NobodyEnrolledError } from './errors.ts';
import type { Evaluation } from './evaluation.ts';
import { evaluateSet } from './protocol/evaluate-set.ts';
import { findWarnings } from './protocol/find-warnings.ts';
import { type FixedThresholds, modelThresholds, validationThresholds } from './protocol/fixed-thresholds.ts';
import type { HardQuery } from './protocol/hardest-queries.ts';
import { DRAWS, STRANGERS } from './protocol/score-set.ts';
import { type MakeSystem, modelSystem, type VerificationSystem } from './protocol/verification-system.ts';
import { RESAMPLES } from './rates/bootstrap.ts';

/** What of a model an evaluation rests on. */
export type EvaluatedModel = ScoringModel &
  Pick<ModelManifest, 'modelVersion' | 'thresholds' | 'calibratedOn' | 'training'>;

export interface EvaluationOptions {
  readonly referenceCounts: readonly number[];
  /** Whether the untrained baselines are measured on the same comparisons; samples need descriptors then. */
  readonly baselines: boolean;
  /** People to fix thresholds on instead of the model's own; apart from those measured. */
  readonly validation: readonly AcquiredSet[];
  readonly seed: number | string;
  /** How the model is measured; scoring as the service does unless told. */
  readonly system?: VerificationSystem;
}

/** The figures, and the pictures behind the worst of them by set. */
export interface EvaluationOutcome {
  readonly evaluation: Evaluation;
  readonly hardest: ReadonlyMap<string, readonly HardQuery[]>;
}

/**
 * Measures a model on people apart from its training.
 *
 * @throws NobodyEnrolledError when there is nothing to measure
 */
export function evaluateSets(
  model: EvaluatedModel,
  sets: readonly AcquiredSet[],
  options: EvaluationOptions,
): EvaluationOutcome {
  const { referenceCounts, baselines, validation, seed, system = modelSystem(model) } = options;
  const random = new Random(`evaluation ${seed}`);
  const systems = [() => system, ...(baselines ? [() => gradientCosine, gradientClassifier] : [])].map(
    (make) => ({ make, thresholds: fixThresholds(make, model, options, random.fork('validation')) }),
  );
  const findings = sets.map((set) =>
    evaluateSet(set, {
      manifest: model,
      systems,
      referenceCounts,
      development: validation.flatMap(({ people }) => people),
      random: random.fork(set.name),
    }),
  );
  const results = findings.flatMap((found) => found.results);
  if (results.length === 0) throw new NobodyEnrolledError(Math.min(...referenceCounts));
  const ofModel = results.filter(({ system }) => system === 'model');
  return {
    evaluation: {
      model: model.modelVersion,
      data: findings.map(({ set }) => set),
      people: findings.reduce((sum, { set }) => sum + set.people, 0),
      protocol: {
        seed,
        draws: DRAWS,
        strangers: STRANGERS,
        resamples: RESAMPLES,
        validation: validation.map(({ name }) => name),
      },
      results: [...ofModel, ...results.filter(({ system }) => system !== 'model')],
      identification: findings.flatMap((found) => found.identification),
      decisions: findings.flatMap((found) => found.decisions),
      warnings: findings.flatMap(({ set }) =>
        findWarnings(
          set,
          ofModel.filter(({ data }) => data === set.name),
          model,
        ),
      ),
    },
    hardest: new Map(findings.map(({ set, hardest }) => [set.name, hardest])),
  };
}

/** By number of references: fixed on the validation people, or the model's own, which baselines have none of. */
function fixThresholds(
  make: MakeSystem,
  model: EvaluatedModel,
  { referenceCounts, validation }: EvaluationOptions,
  random: Random,
): ReadonlyMap<number, FixedThresholds> {
  if (validation.length === 0 && !make([], []).calibrated) return new Map();
  return new Map(
    referenceCounts.map((count) => [
      count,
      validation.length === 0
        ? modelThresholds(forReferences(model.thresholds, count))
        : validationThresholds(make, validation, count, random),
    ]),
  );
}
