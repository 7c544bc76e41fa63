import type { Section } from '#core/embedding/sections.ts';
import type { ModelManifest } from '#core/model/manifest.ts';
import type { Calibration } from '#core/score/calibration/calibration.ts';
import type { PreparedSet } from '../datasets/prepared-set.ts';
import { type EmbedImages, embedPeople } from '../evaluation/embed-people.ts';
import { evaluateSets } from '../evaluation/evaluate-sets.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import { Random } from '../random/random.ts';
import { calibrate } from './calibrate.ts';
import { acquiredSet, listedRates, REFERENCE_COUNTS } from './measured-rates.ts';

type Identity = Pick<ModelManifest, 'schemaVersion' | 'modelVersion' | 'createdAt'>;

/** What a manifest says about how well a model verifies, and the evaluation behind it. */
export interface Measurements
  extends Identity,
    Pick<ModelManifest, 'calibration' | 'thresholds' | 'calibratedOn' | 'cohort' | 'errorRates'> {
  readonly evaluation: Evaluation;
}

/** The people that a model is measured on, none of whom was trained on. */
export interface MeasuredPeople {
  /** To fit scores and thresholds on. */
  readonly calibration: readonly PreparedSet[];
  /** Whose variance ships in the artefact. */
  readonly cohort: PreparedSet;
  /** To report error rates of, besides those of the calibration. */
  readonly measured: readonly PreparedSet[];
}

/** A model that is not calibrated yet. */
export interface UncalibratedModel {
  /** Gives whole embeddings, of `sections`. */
  readonly embed: EmbedImages;
  readonly sections: readonly Section[];
  readonly training: ModelManifest['training'];
  /** Names it, once its calibration is known. */
  readonly identify: (calibration: Calibration) => Identity;
}

/**
 * Calibrates a model on the people for it and measures its error rates on all but the cohort.
 *
 * @throws CalibrationPeopleError, CalibrationDirectionError
 */
export async function measureModel(
  { embed, sections, training, identify }: UncalibratedModel,
  { calibration: calibrationSets, cohort, measured }: MeasuredPeople,
): Promise<Measurements> {
  const embedSets = async (sets: readonly PreparedSet[]) => {
    const embedded = [];
    for (const set of sets) embedded.push({ set, people: await embedPeople(set, embed) });
    return embedded;
  };
  const calibrated = await embedSets(calibrationSets);
  const cohortPeople = await embedPeople(cohort, embed);
  const { calibration, thresholds } = calibrate(
    { sets: calibrated.map(({ people }) => people), cohort: cohortPeople },
    sections,
    new Random(`export ${training.seed}`).fork('calibration'),
  );
  const calibratedOn = calibrated.map(({ set, people }) => ({ name: set.name, people: people.length }));
  const others = await embedSets(
    measured.filter(({ name }) => !calibratedOn.some((set) => set.name === name)),
  );
  const measurements = { ...identify(calibration), calibration, thresholds, calibratedOn };
  const { evaluation } = evaluateSets(
    { ...measurements, training },
    [...calibrated, ...others].map(({ set, people }) => acquiredSet(set, people)),
    { referenceCounts: REFERENCE_COUNTS, baselines: false, validation: [], seed: training.seed },
  );
  return {
    ...measurements,
    cohort: { name: cohort.name, people: cohortPeople.length },
    errorRates: listedRates(evaluation),
    evaluation,
  };
}
