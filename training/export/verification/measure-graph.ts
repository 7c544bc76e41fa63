import { joinSections, type Section } from '#core/embedding/sections.ts';
import { reduceInput } from '#core/image/finer-input.ts';
import type { InputSize } from '#core/image/prepared-signature.ts';
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

/** Images embedded at once. */
const BATCH = 64;

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
  const measure = (embedInput: EmbedInputs) =>
    measureModel(
      { embed: wholeEmbeddings(embedInput, sections, input), sections, training, identify },
      people,
    );
  const ofNetwork = await measure(async (inputs) =>
    embedInputs(network, input, inputs.length, (i) => inputs[i] ?? new Float32Array()),
  );
  if (precision === 'float32') return ofNetwork;

  const session = await GraphSession.create(onnx, input, 'all');
  const ofGraph = await measure(async (inputs) => {
    const embeddings: Float32Array[] = [];
    for (const one of inputs) embeddings.push(await session.embed(one));
    return embeddings;
  });
  checkQuantizationLoss(ofNetwork.errorRates, ofGraph.errorRates);
  return ofGraph;
}

/** Gives the network's section for inputs of the size that the graph takes in. */
type EmbedInputs = (inputs: readonly Float32Array[]) => Promise<Float32Array[]>;

/** Whole embeddings of pictures that are prepared finer than the graph's input. */
function wholeEmbeddings(
  embedInputs: EmbedInputs,
  sections: readonly Section[],
  size: InputSize,
): EmbedImages {
  return async (set, images) => {
    const embeddings: Float32Array[] = [];
    for (let first = 0; first < images.length; first += BATCH) {
      const finer = images.slice(first, first + BATCH).map((image) => inputOf(set, image));
      const seen = finer.map((input) => reduceInput(input, set.size, size));
      const vectors = await embedInputs(seen);
      for (const [i, vector] of vectors.entries()) {
        embeddings.push(
          joinSections(vector, sections, {
            seen: { input: seen[i] ?? new Float32Array(), size },
            finer: { input: finer[i] ?? new Float32Array(), size: set.size },
          }),
        );
      }
    }
    return embeddings;
  };
}
