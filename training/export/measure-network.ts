import type { ModelManifest } from '#core/model/manifest.ts';
import { calibrate } from '../calibration/calibrate.ts';
import { inputOf } from '../datasets/prepared-set.ts';
import { type EmbedImages, embedPeople } from '../evaluation/embed-people.ts';
import { measureErrorRates } from '../evaluation/measure-error-rates.ts';
import { embedInputs } from '../networks/embed.ts';
import type { Random } from '../random/random.ts';
import type { tf } from '../tensorflow/tfjs.ts';
import type { ExportPeople } from './export-people.ts';

/** What a manifest says about how well a model verifies. */
type Measurements = Pick<ModelManifest, 'calibration' | 'thresholds' | 'calibratedOn' | 'errorRates'>;

/**
 * Calibrates a network on the people for it and measures its error rates on all.
 *
 * @throws CalibrationPeopleError, CalibrationDirectionError
 */
export async function measureNetwork(
  network: tf.LayersModel,
  { calibration: calibrationSets, measured }: ExportPeople,
  random: Random,
): Promise<Measurements> {
  const embed: EmbedImages = async (set, images) =>
    embedInputs(network, set.size, images.length, (i) => inputOf(set, images[i] ?? 0));
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
