import { GRAPH_FILE, sha256 } from '#core/model/artefact.ts';
import { MANIFEST_SCHEMA_VERSION, type ModelManifest } from '#core/model/manifest.ts';
import { calibrate } from '../calibration/calibrate.ts';
import type { TrainingConfig } from '../config/training-config.ts';
import type { LoadOptions } from '../datasets/load-dataset.ts';
import { loadDataset } from '../datasets/load-dataset.ts';
import { inputOf, type PreparedSet } from '../datasets/prepared-set.ts';
import { type EmbedImages, embedPeople } from '../evaluation/embed-people.ts';
import { measureErrorRates } from '../evaluation/measure-error-rates.ts';
import type { EmbeddedPerson } from '../evaluation/trials.ts';
import { loadSets } from '../loop/load-sets.ts';
import { networkOf } from '../loop/trainer.ts';
import { embedInputs } from '../networks/embed.ts';
import { allVariables, assignVector } from '../optimizers/parameter-vector.ts';
import { Random } from '../random/random.ts';
import { readBestWeights } from '../run/best-weights.ts';
import type { RunFolder } from '../run/run-folder.ts';
import { tf } from '../tensorflow/tfjs.ts';
import { networkToOnnx } from './conversion/network-to-onnx.ts';
import { layersModelFiles } from './layers-model.ts';
import { MODEL_CARD_FILE, type ModelDescription, modelCard } from './model-card.ts';
import { checkParity } from './parity.ts';
import { refuseExisting, writeArtefact } from './write-artefact.ts';

/** Most images that graph and network are compared on. */
const PARITY_IMAGES = 500;

export interface ExportOptions extends Pick<LoadOptions, 'cacheFolder' | 'onProgress'> {
  readonly run: RunFolder;
  /** The artefact's folder, which must not exist. */
  readonly out: string;
  /** Sets to calibrate on; without any, the writers that the run held out. */
  readonly calibrationSources: readonly string[];
}

/**
 * Makes the model artefact of a run's best weights: graph, layers model, and a manifest with calibration, thresholds
 * and error rates. Nothing is written unless graph and network agree.
 *
 * @throws ModelFolderExistsError, RunError, ExportError, DatasetError, and what `calibrate` throws
 */
export async function exportRun(options: ExportOptions): Promise<ModelManifest> {
  const { run, out } = options;
  await refuseExisting(out);
  const config = await run.readConfig();
  const best = await readBestWeights(run.best);
  const { calibration: calibrationSets, measured } = await loadPeople(config, options);

  const network = networkOf(config);
  tf.tidy(() => assignVector(allVariables(network), tf.tensor1d(best.weights)));
  const onnx = networkToOnnx(network);
  const parity = await checkParity(
    network,
    onnx,
    config.input,
    sampleInputs([...measured, ...calibrationSets]),
  );

  const embed: EmbedImages = async (set, images) =>
    embedInputs(network, set.size, images.length, (i) => inputOf(set, images[i] ?? 0));
  const random = new Random(`export ${config.seed}`);
  const people: (readonly EmbeddedPerson[])[] = [];
  for (const set of calibrationSets) people.push(await embedPeople(set, embed));
  const { calibration, thresholds } = calibrate(people, random.fork('calibration'));
  const errorRates = [];
  for (const set of new Set([...calibrationSets, ...measured])) {
    errorRates.push(
      ...measureErrorRates(set.name, await embedPeople(set, embed), calibration, random.fork(set.name)),
    );
  }

  const layers = await layersModelFiles(network);
  network.dispose();
  const createdAt = new Date().toISOString();
  const environment = await run.readEnvironment();
  const description: ModelDescription = {
    schemaVersion: MANIFEST_SCHEMA_VERSION,
    modelVersion: `${createdAt.slice(0, 10)}-${sha256(onnx).slice(0, 8)}` as ModelManifest['modelVersion'],
    createdAt,
    preprocessing: { version: environment.preprocessing, ...config.input },
    embedding: { size: config.network.embeddingSize, distance: 'squared-euclidean' },
    training: {
      sets: (await run.readUsedSets()).map(({ name, classes, images, terms }) => ({
        name,
        classes,
        images,
        terms,
      })),
      seed: config.seed,
      steps: best.step,
      gitCommit: environment.gitCommit,
    },
    parity,
    errorRates,
    calibratedOn: calibrationSets.map((set, i) => ({ name: set.name, people: people[i]?.length ?? 0 })),
    calibration,
    thresholds,
  };
  const card = new TextEncoder().encode(modelCard(description));
  const files = new Map([[GRAPH_FILE, onnx], ...layers, [MODEL_CARD_FILE, card]]);
  return writeArtefact(out, files, description);
}

async function loadPeople(
  config: TrainingConfig,
  { cacheFolder, onProgress, calibrationSources }: ExportOptions,
): Promise<{ readonly calibration: readonly PreparedSet[]; readonly measured: readonly PreparedSet[] }> {
  const load = { size: config.input, seed: config.seed, cacheFolder, ...(onProgress && { onProgress }) };
  const { validation, measured } = await loadSets(config, load);
  if (calibrationSources.length === 0) return { calibration: validation, measured };
  const calibration: PreparedSet[] = [];
  for (const source of calibrationSources) calibration.push(await loadDataset(source, load));
  return { calibration, measured };
}

/** Inputs spread evenly over the images of some sets. */
function sampleInputs(sets: readonly PreparedSet[]): Float32Array[] {
  const images = sets.flatMap((set) =>
    set.classes.flatMap(({ first, count }) =>
      Array.from({ length: count }, (_, i) => ({ set, image: first + i })),
    ),
  );
  const stride = Math.max(1, images.length / PARITY_IMAGES);
  const count = Math.min(PARITY_IMAGES, images.length);
  return Array.from({ length: count }, (_, i) => images[Math.floor(i * stride)]).flatMap((chosen) =>
    chosen ? [inputOf(chosen.set, chosen.image)] : [],
  );
}
