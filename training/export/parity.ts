import { InferenceSession, Tensor } from 'onnxruntime-node';
import { GRAPH_INPUT, GRAPH_OUTPUT } from '#core/embedding/embedder.ts';
import type { InputSize } from '#core/image/prepared-signature.ts';
import { embedInputs } from '../networks/embed.ts';
import type { tf } from '../tensorflow/tfjs.ts';
import { ExportParityError, NoParityImagesError } from './errors.ts';

/** Largest difference of one entry of an embedding that rounding explains. */
export const PARITY_LIMIT = 1e-4;

export interface Parity {
  readonly largestDifference: number;
  readonly images: number;
}

/**
 * Compares a network with its graph, entry by entry, on prepared images.
 *
 * @param inputs each `height * width` values in 0..1
 * @throws NoParityImagesError without an image, ExportParityError when an entry differs by the limit or more
 */
export async function checkParity(
  network: tf.LayersModel,
  onnx: Uint8Array,
  size: InputSize,
  inputs: readonly Float32Array[],
): Promise<Parity> {
  if (inputs.length === 0) throw new NoParityImagesError();
  const expected = embedInputs(network, size, inputs.length, (i) => inputs[i] ?? new Float32Array());
  const session = await InferenceSession.create(onnx);
  let largestDifference = 0;
  for (const [i, input] of inputs.entries()) {
    const signature = new Tensor('float32', input, [1, size.height, size.width, 1]);
    const actual = (await session.run({ [GRAPH_INPUT]: signature }))[GRAPH_OUTPUT]?.data as Float32Array;
    largestDifference = Math.max(largestDifference, differenceOf(expected[i] ?? [], actual));
  }
  // Written so that a NaN fails too.
  if (!(largestDifference < PARITY_LIMIT)) throw new ExportParityError(largestDifference, PARITY_LIMIT);
  return { largestDifference, images: inputs.length };
}

function differenceOf(expected: ArrayLike<number>, actual: Float32Array): number {
  if (expected.length !== actual.length) return Number.NaN;
  return actual.reduce((largest, entry, i) => Math.max(largest, Math.abs(entry - (expected[i] ?? 0))), 0);
}
