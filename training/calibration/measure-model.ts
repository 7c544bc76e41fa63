import type { Section } from '#core/embedding/sections.ts';
import type { ModelManifest } from '#core/model/manifest.ts';
import type { PreparedSet } from '../datasets/prepared-set.ts';
import { type EmbedImages, embedPeople } from '../evaluation/embed-people.ts';
import { measureErrorRates } from '../evaluation/measure-error-rates.ts';
import type { Random } from '../random/random.ts';
import { calibrate } from './calibrate.ts';

/** What a manifest says about how well a model verifies. */
export type Measurements = Pick<
  ModelManifest,
  'calibration' | 'thresholds' | 'calibratedOn' | 'cohort' | 'errorRates'
>;

/** The people that a model is measured on, none of whom was trained on. */
export interface MeasuredPeople {
  /** To fit scores and thresholds on. */
  readonly calibration: readonly PreparedSet[];
  /** Whose variance ships in the artefact. */
  readonly cohort: PreparedSet;
  /** To report error rates of, besides those of the calibration. */
  readonly measured: readonly PreparedSet[];
}

/**
 * Calibrates a model on the people for it and measures its error rates on all but the cohort.
 *
 * @param embed whole embeddings, of `sections`
 * @throws CalibrationPeopleError, CalibrationDirectionError
 */
export async function measureModel(
  embed: EmbedImages,
  sections: readonly Section[],
  { calibration: calibrationSets, cohort, measured }: MeasuredPeople,
  random: Random,
): Promise<Measurements> {
  const embedSets = async (sets: readonly PreparedSet[]) => {
    const embedded = [];
    for (const set of sets) embedded.push({ name: set.name, people: await embedPeople(set, embed) });
    return embedded;
  };
  const calibrated = await embedSets(calibrationSets);
  const cohortPeople = await embedPeople(cohort, embed);
  const { calibration, thresholds } = calibrate(
    { sets: calibrated.map(({ people }) => people), cohort: cohortPeople },
    sections,
    random.fork('calibration'),
  );
  const others = await embedSets(measured.filter(({ name }) => !calibrated.some((set) => set.name === name)));
  return {
    calibration,
    thresholds,
    calibratedOn: calibrated.map(({ name, people }) => ({ name, people: people.length })),
    cohort: { name: cohort.name, people: cohortPeople.length },
    errorRates: [...calibrated, ...others].flatMap(({ name, people }) =>
      measureErrorRates(name, people, calibration, random.fork(name)),
    ),
  };
}
