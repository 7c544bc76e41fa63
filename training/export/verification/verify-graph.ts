import type { TrainingConfig } from '../../config/training-config.ts';
import { inputOf } from '../../datasets/prepared-set.ts';
import type { EmbedImages } from '../../evaluation/embed-people.ts';
import { embedInputs } from '../../networks/embed.ts';
import { Random } from '../../random/random.ts';
import type { tf } from '../../tensorflow/tfjs.ts';
import { networkToOnnx } from '../conversion/network-to-onnx.ts';
import { type ExportPeople, sampleInputs } from '../export-people.ts';
import type { WeightPrecision } from '../onnx/graph-builder.ts';
import { GraphSession } from './graph-session.ts';
import { type Measurements, measureNetwork } from './measure-network.ts';
import { checkParity, type Parity } from './parity.ts';
import { checkQuantizationLoss } from './quantization-loss.ts';

/** A graph that may leave training, and what was found out about it. */
interface VerifiedGraph {
  readonly onnx: Uint8Array;
  readonly parity: Parity;
  readonly measurements: Measurements;
}

/**
 * Turns a trained network into a graph, compares the two, and measures how often it errs. An int8 graph is another
 * model than its network, so its calibration, thresholds and error rates are its own, and are held against the
 * network's.
 *
 * @throws UnsupportedLayerError, ExportGraphError, ExportParityError, QuantizationLossError, and the errors of
 *   calibration
 */
export async function verifyGraph(
  network: tf.LayersModel,
  people: ExportPeople,
  { input: size, seed }: TrainingConfig,
  precision: WeightPrecision,
): Promise<VerifiedGraph> {
  const onnx = networkToOnnx(network, precision);
  const parity = await checkParity(network, onnx, size, sampleInputs(people), precision);
  const measure = (embed: EmbedImages) => measureNetwork(embed, people, new Random(`export ${seed}`));
  const ofNetwork = await measure(async (set, images) =>
    embedInputs(network, set.size, images.length, (i) => inputOf(set, images[i] ?? 0)),
  );
  if (precision === 'float32') return { onnx, parity, measurements: ofNetwork };

  const session = await GraphSession.create(onnx, size, 'all');
  const measurements = await measure(async (set, images) => {
    const embeddings: Float32Array[] = [];
    for (const image of images) embeddings.push(await session.embed(inputOf(set, image)));
    return embeddings;
  });
  checkQuantizationLoss(ofNetwork.errorRates, measurements.errorRates);
  return { onnx, parity, measurements };
}
