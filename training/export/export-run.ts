import { modelVersionSchema } from '#core/ids.ts';
import { GRAPH_FILE, sha256 } from '#core/model/artefact.ts';
import { MANIFEST_SCHEMA_VERSION, type ModelManifest } from '#core/model/manifest.ts';
import type { LoadOptions } from '../datasets/load-dataset.ts';
import { networkOf } from '../loop/trainer.ts';
import { allVariables, assignVector } from '../optimizers/parameter-vector.ts';
import { Random } from '../random/random.ts';
import type { ModelDescription } from '../report/model-report.ts';
import { reportFiles } from '../report/report-files.ts';
import { readBestWeights } from '../run/best-weights.ts';
import type { RunFolder } from '../run/run-folder.ts';
import { tf } from '../tensorflow/tfjs.ts';
import { networkToOnnx } from './conversion/network-to-onnx.ts';
import { loadExportPeople, sampleInputs } from './export-people.ts';
import { layersModelFiles } from './layers-model.ts';
import { measureNetwork } from './measure-network.ts';
import { checkParity } from './parity.ts';
import { refuseExisting, writeArtefact } from './write-artefact.ts';

export interface ExportOptions extends Pick<LoadOptions, 'cacheFolder' | 'onProgress'> {
  readonly run: RunFolder;
  /** The artefact's folder, which must not exist. */
  readonly out: string;
  /** Sets to calibrate on; without any, the writers that the run held out. */
  readonly calibrationSources: readonly string[];
}

/**
 * Makes the model artefact of a run's best weights: graph, layers model, evaluation, report, model card, and a manifest with
 * calibration, thresholds and error rates. Nothing is written unless graph and network agree.
 *
 * @throws ModelFolderExistsError, and the errors of runs, data sets, conversion, parity and calibration
 */
export async function exportRun(options: ExportOptions): Promise<ModelManifest> {
  const { run, out, calibrationSources } = options;
  await refuseExisting(out);
  const config = await run.readConfig();
  const { weights, step } = await readBestWeights(run.best);
  const people = await loadExportPeople(config, calibrationSources, options);

  const network = networkOf(config);
  try {
    tf.tidy(() => assignVector(allVariables(network), tf.tensor1d(weights)));
    const onnx = networkToOnnx(network);
    const parity = await checkParity(network, onnx, config.input, sampleInputs(people));
    const about = { ...(await describeRun(run, step)), ...identify(onnx), parity };
    const random = new Random(`export ${config.seed}`);
    const { evaluation, ...measurements } = await measureNetwork(network, people, about, random);
    const description = { ...about, ...measurements };
    const layers = await layersModelFiles(network);
    const reports = await reportFiles({ model: description, evaluation, pictures: new Map() });
    return await writeArtefact(out, new Map([[GRAPH_FILE, onnx], ...layers, ...reports]), description);
  } finally {
    network.dispose();
  }
}

/** A name that sorts by day and that no other graph has. */
function identify(onnx: Uint8Array): Pick<ModelDescription, 'schemaVersion' | 'modelVersion' | 'createdAt'> {
  const createdAt = new Date().toISOString();
  return {
    schemaVersion: MANIFEST_SCHEMA_VERSION,
    modelVersion: modelVersionSchema.parse(`${createdAt.slice(0, 10)}-${sha256(onnx).slice(0, 8)}`),
    createdAt,
  };
}

/** What a manifest says about where the weights of a step come from. */
async function describeRun(
  run: RunFolder,
  step: number,
): Promise<Pick<ModelDescription, 'preprocessing' | 'embedding' | 'training'>> {
  const { input, network, seed } = await run.readConfig();
  const { preprocessing, gitCommit } = await run.readEnvironment();
  const sets = (await run.readUsedSets()).map(({ name, classes, images, terms }) => ({
    name,
    classes,
    images,
    terms,
  }));
  return {
    preprocessing: { version: preprocessing, ...input },
    embedding: { size: network.embeddingSize, distance: 'squared-euclidean' },
    training: { sets, seed, steps: step, gitCommit },
  };
}
