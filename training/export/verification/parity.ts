import type { InputSize } from '#core/image/prepared-signature.ts';
import { embedInputs } from '../../networks/embed.ts';
import type { tf } from '../../tensorflow/tfjs.ts';
import { ExportParityError, NoParityImagesError } from '../errors.ts';
import type { WeightPrecision } from '../onnx/graph-builder.ts';
import { GraphSession, OPTIMIZATION_LEVELS } from './graph-session.ts';

/**
 * Largest difference of one entry of an embedding, whose length is 1: what rounding explains, and what int8 kernels
 * may cost besides.
 */
const PARITY_LIMITS: Readonly<Record<WeightPrecision, number>> = { float32: 1e-4, int8: 0.05 };

export interface Parity {
  readonly largestDifference: number;
  readonly images: number;
}

/**
 * Compares a network with its graph, entry by entry, on prepared images, at every optimization level of onnxruntime.
 *
 * @param inputs each `height * width` values in 0..1
 * @throws NoParityImagesError without an image, ExportGraphError when onnxruntime does not run the graph,
 *   ExportParityError when an entry differs by the limit or more
 */
export async function checkParity(
  network: tf.LayersModel,
  onnx: Uint8Array,
  size: InputSize,
  inputs: readonly Float32Array[],
  precision: WeightPrecision = 'float32',
): Promise<Parity> {
  if (inputs.length === 0) throw new NoParityImagesError();
  const expected = embedInputs(network, size, inputs.length, (i) => inputs[i] ?? new Float32Array());
  const limit = PARITY_LIMITS[precision];
  let largestDifference = 0;
  for (const level of OPTIMIZATION_LEVELS) {
    const session = await GraphSession.create(onnx, size, level);
    for (const [i, input] of inputs.entries()) {
      const difference = differenceOf(expected[i] ?? [], await session.embed(input));
      // Written so that a NaN fails too.
      if (!(difference < limit)) throw new ExportParityError(difference, limit, level);
      largestDifference = Math.max(largestDifference, difference);
    }
  }
  return { largestDifference, images: inputs.length };
}

function differenceOf(expected: ArrayLike<number>, actual: Float32Array): number {
  if (expected.length !== actual.length) return Number.NaN;
  return actual.reduce((largest, entry, i) => Math.max(largest, Math.abs(entry - (expected[i] ?? 0))), 0);
}
