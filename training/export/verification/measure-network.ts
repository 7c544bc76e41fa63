import type { ModelManifest } from '#core/model/manifest.ts';
import { calibrate } from '../../calibration/calibrate.ts';
import { type EmbedImages, embedPeople } from '../../evaluation/embed-people.ts';
import { measureErrorRates } from '../../evaluation/measure-error-rates.ts';
import type { Random } from '../../random/random.ts';
import type { ExportPeople } from '../export-people.ts';

/** What a manifest says about how well a model verifies. */
export type Measurements = Pick<ModelManifest, 'calibration' | 'thresholds' | 'calibratedOn' | 'errorRates'>;

/**
 * Calibrates a network, or its graph, on the people for it and measures its error rates on all.
 *
 * @param embed embeds images by it
 * @throws CalibrationPeopleError, CalibrationDirectionError
 */
export async function measureNetwork(
  embed: EmbedImages,
  { calibration: calibrationSets, measured }: ExportPeople,
  random: Random,
): Promise<Measurements> {
  const embedSets = async (sets: ExportPeople['measured']) => {
    const embedded = [];
    for (const set of sets) embedded.push({ name: set.name, people: await embedPeople(set, embed) });
    return embedded;
  };
  const calibrated = await embedSets(calibrationSets);
  const { calibration, thresholds } = calibrate(
    calibrated.map(({ people }) => people),
    random.fork('calibration'),
  );
  const others = await embedSets(measured.filter(({ name }) => !calibrated.some((set) => set.name === name)));
  return {
    calibration,
    thresholds,
    calibratedOn: calibrated.map(({ name, people }) => ({ name, people: people.length })),
    errorRates: [...calibrated, ...others].flatMap(({ name, people }) =>
      measureErrorRates(name, people, calibration, random.fork(name)),
    ),
  };
}
