import { sectionsWith, totalSize } from '#core/embedding/sections.ts';
import { GRAPH_FILE } from '#core/model/artefact.ts';
import type { ModelManifest } from '#core/model/manifest.ts';
import type { LoadOptions } from '../datasets/load-dataset.ts';
import { networkOf } from '../loop/trainer.ts';
import { allVariables, assignVector } from '../optimizers/parameter-vector.ts';
import type { ModelDescription } from '../report/model-report.ts';
import { reportFiles } from '../report/report-files.ts';
import { readBestWeights } from '../run/best-weights.ts';
import type { RunFolder } from '../run/run-folder.ts';
import { tf } from '../tensorflow/tfjs.ts';
import { networkToOnnx } from './conversion/network-to-onnx.ts';
import { loadExportPeople, sampleInputs } from './export-people.ts';
import { layersModelFiles } from './layers-model.ts';
import type { WeightPrecision } from './onnx/graph-builder.ts';
import { measureGraph } from './verification/measure-graph.ts';
import { checkParity } from './verification/parity.ts';
import { type EmbeddingLayout, withDetail } from './with-detail.ts';
import { refuseExisting, writeArtefact } from './write-artefact.ts';

export interface ExportOptions
  extends Pick<LoadOptions, 'cacheFolder' | 'syntheticCacheFolder' | 'onProgress'> {
  readonly run: RunFolder;
  /** The artefact's folder, which must not exist. */
  readonly out: string;
  /** Sets to calibrate on; without any, the writers that the run held out. */
  readonly calibrationSources: readonly string[];
  /** People whose variance ships. */
  readonly cohortSource: string;
  readonly precision: WeightPrecision;
}

/**
 * Makes the model artefact of a run's best weights: graph, layers model, evaluation, report, model card, and a manifest with
 * calibration, thresholds and error rates. Nothing is written unless graph and network agree.
 *
 * @throws ModelFolderExistsError, and the errors of runs, data sets, conversion, parity and calibration
 */
export async function exportRun(options: ExportOptions): Promise<ModelManifest> {
  const { run, out, precision } = options;
  await refuseExisting(out);
  const config = await run.readConfig();
  const { weights, step } = await readBestWeights(run.best);
  const people = await loadExportPeople(config, options);

  const network = networkOf(config);
  try {
    tf.tidy(() => assignVector(allVariables(network), tf.tensor1d(weights)));
    const onnx = networkToOnnx(network, precision);
    const parity = await checkParity(
      network,
      onnx,
      config.input,
      sampleInputs(people, config.input),
      precision,
    );
    const described = { ...(await describeRun(run, step)), parity };
    const { evaluation, ...measurements } = await measureGraph(
      { network, onnx, precision, sections: described.embedding.sections, training: described.training },
      people,
      config,
    );
    const description = {
      ...described,
      ...(precision === 'int8' ? { quantization: precision } : {}),
      ...measurements,
    };
    const layers = await layersModelFiles(network);
    const reports = await reportFiles({ model: description, evaluation, pictures: new Map() });
    return await writeArtefact(out, new Map([[GRAPH_FILE, onnx], ...layers, ...reports]), description);
  } finally {
    network.dispose();
  }
}

/** What a manifest says about where the weights of a step come from. */
async function describeRun(
  run: RunFolder,
  step: number,
): Promise<EmbeddingLayout & Pick<ModelDescription, 'training'>> {
  const { input, network, seed } = await run.readConfig();
  const { preprocessing, gitCommit } = await run.readEnvironment();
  const from = (await run.readAncestor())?.name;
  const sections = sectionsWith(network.embeddingSize);
  const seen = {
    preprocessing: { version: preprocessing, ...input },
    embedding: { size: totalSize(sections), sections },
  };
  return {
    ...withDetail(seen, 'tones'),
    training: {
      sets: await run.readLearnedSets(),
      ...(from === undefined ? {} : { from }),
      seed,
      steps: step,
      gitCommit,
    },
  };
}
