import { joinSections, type Section } from '#core/embedding/sections.ts';
import type { ModelManifest } from '#core/model/manifest.ts';
import { type MeasuredPeople, type Measurements, measureModel } from '../../calibration/measure-model.ts';
import type { TrainingConfig } from '../../config/training-config.ts';
import { inputOf } from '../../datasets/prepared-set.ts';
import type { EmbedImages } from '../../evaluation/embed-people.ts';
import { embedInputs } from '../../networks/embed.ts';
import type { tf } from '../../tensorflow/tfjs.ts';
import { identifyModel } from '../identify-model.ts';
import type { WeightPrecision } from '../onnx/graph-builder.ts';
import { GraphSession } from './graph-session.ts';
import { checkQuantizationLoss } from './quantization-loss.ts';

/** A network and the graph that was made of it. */
interface ExportedGraph {
  readonly network: tf.LayersModel;
  readonly onnx: Uint8Array;
  readonly precision: WeightPrecision;
  /** Of whole embeddings. */
  readonly sections: readonly Section[];
  readonly training: ModelManifest['training'];
}

/**
 * Measures how often a graph errs. A float32 graph does what its network does, so the network is measured; an int8
 * graph is another model, so calibration, thresholds and error rates are its own, and are held against the network's.
 *
 * @throws QuantizationLossError, and the errors of calibration
 */
export async function measureGraph(
  { network, onnx, precision, sections, training }: ExportedGraph,
  people: MeasuredPeople,
  { input }: TrainingConfig,
): Promise<Measurements> {
  const identify = identifyModel(onnx);
  const measure = (embed: EmbedImages) =>
    measureModel({ embed: withTextures(embed), sections, training, identify }, people);
  const ofNetwork = await measure(async (set, images) =>
    embedInputs(network, set.size, images.length, (i) => inputOf(set, images[i] ?? 0)),
  );
  if (precision === 'float32') return ofNetwork;

  const session = await GraphSession.create(onnx, input, 'all');
  const ofGraph = await measure(async (set, images) => {
    const embeddings: Float32Array[] = [];
    for (const image of images) embeddings.push(await session.embed(inputOf(set, image)));
    return embeddings;
  });
  checkQuantizationLoss(ofNetwork.errorRates, ofGraph.errorRates);
  return ofGraph;
}

/** Whole embeddings, of which `embed` gives the network's section. */
function withTextures(embed: EmbedImages): EmbedImages {
  return async (set, images) => {
    const vectors = await embed(set, images);
    return vectors.map((vector, i) =>
      joinSections(vector, { input: inputOf(set, images[i] ?? 0), size: set.size }),
    );
  };
}
