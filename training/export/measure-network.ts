import type { ErrorRate, ModelManifest } from '#core/model/manifest.ts';
import { calibrate } from '../calibration/calibrate.ts';
import { countImages, inputOf, type PreparedSet } from '../datasets/prepared-set.ts';
import type { AcquiredSet } from '../evaluation/acquisition/acquire-people.ts';
import { type EmbedImages, embedPeople } from '../evaluation/embed-people.ts';
import { evaluateSets } from '../evaluation/evaluate-sets.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import type { EmbeddedPerson } from '../evaluation/trials.ts';
import { embedInputs } from '../networks/embed.ts';
import type { Random } from '../random/random.ts';
import type { tf } from '../tensorflow/tfjs.ts';
import type { ExportPeople } from './export-people.ts';

/** Numbers of references that are evaluated, and those of them that a manifest lists. */
const REFERENCE_COUNTS = [1, 3, 5, 10];
const LISTED_COUNTS = [1, 5];

/** What a manifest says about how well a model verifies, and the evaluation behind it. */
interface Measurements
  extends Pick<ModelManifest, 'calibration' | 'thresholds' | 'calibratedOn' | 'errorRates'> {
  readonly evaluation: Evaluation;
}

/**
 * Calibrates a network on the people for it and measures its error rates on all.
 *
 * @throws CalibrationPeopleError, CalibrationDirectionError
 */
export async function measureNetwork(
  network: tf.LayersModel,
  { calibration: calibrationSets, measured }: ExportPeople,
  about: Pick<ModelManifest, 'modelVersion' | 'training'>,
  random: Random,
): Promise<Measurements> {
  const embed: EmbedImages = async (set, images) =>
    embedInputs(network, set.size, images.length, (i) => inputOf(set, images[i] ?? 0));
  const embedSets = async (sets: readonly PreparedSet[]) => {
    const embedded = [];
    for (const set of sets) embedded.push({ set, people: await embedPeople(set, embed) });
    return embedded;
  };
  const calibrated = await embedSets(calibrationSets);
  const { calibration, thresholds } = calibrate(
    calibrated.map(({ people }) => people),
    random.fork('calibration'),
  );
  const calibratedOn = calibrated.map(({ set, people }) => ({ name: set.name, people: people.length }));
  const others = await embedSets(
    measured.filter(({ name }) => !calibratedOn.some((set) => set.name === name)),
  );
  const { evaluation } = evaluateSets(
    { ...about, calibration, thresholds, calibratedOn },
    [...calibrated, ...others].map(({ set, people }) => acquiredSet(set, people)),
    { referenceCounts: REFERENCE_COUNTS, baselines: false, validation: [], seed: about.training.seed },
  );
  return { calibration, thresholds, calibratedOn, errorRates: listedRates(evaluation), evaluation };
}

/** A set that training prepared, as an evaluation takes it; an artefact travels, so it names nobody's files. */
function acquiredSet(set: PreparedSet, people: readonly EmbeddedPerson[]): AcquiredSet {
  const samples = (embeddings: readonly Float32Array[]) =>
    embeddings.map((embedding) => ({ image: '', embedding, descriptor: new Float32Array() }));
  return {
    name: set.name,
    images: countImages(set) + set.unreadable.length,
    unreadable: set.unreadable.map(({ code }) => ({ image: 'not named', code })),
    people: people.map((person) => ({
      ...person,
      genuine: samples(person.genuine),
      forged: samples(person.forged),
      listedGenuine: person.genuine.length,
    })),
  };
}

function listedRates({ results }: Evaluation): ErrorRate[] {
  return results
    .filter(({ references }) => LISTED_COUNTS.includes(references))
    .map(({ data, people, references, forgery, eer, comparisons }) => ({
      people: data,
      peopleCount: people,
      references,
      forgery,
      eer,
      comparisons,
    }));
}
