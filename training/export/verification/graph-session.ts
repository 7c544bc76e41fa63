import { InferenceSession, Tensor } from 'onnxruntime-node';
import { GRAPH_INPUT, GRAPH_OUTPUT } from '#core/embedding/embedder.ts';
import type { InputSize } from '#core/image/prepared-signature.ts';
import { ExportGraphError } from '../errors.ts';

/** How much onnxruntime rewrites a graph before it runs it; results must not depend on it. */
export const OPTIMIZATION_LEVELS = ['disabled', 'basic', 'extended', 'all'] as const;
export type OptimizationLevel = (typeof OPTIMIZATION_LEVELS)[number];

/** An exported graph in onnxruntime. */
export class GraphSession {
  readonly level: OptimizationLevel;
  readonly #session: InferenceSession;
  readonly #size: InputSize;

  private constructor(session: InferenceSession, size: InputSize, level: OptimizationLevel) {
    this.#session = session;
    this.#size = size;
    this.level = level;
  }

  /** @throws ExportGraphError when onnxruntime refuses the graph */
  static async create(onnx: Uint8Array, size: InputSize, level: OptimizationLevel): Promise<GraphSession> {
    try {
      const session = await InferenceSession.create(onnx, { graphOptimizationLevel: level });
      return new GraphSession(session, size, level);
    } catch (cause) {
      throw new ExportGraphError(level, { cause });
    }
  }

  /**
   * The embedding of one prepared input, `height * width` values in 0..1.
   *
   * @throws ExportGraphError when the graph fails on it or gives no embedding
   */
  async embed(input: Float32Array): Promise<Float32Array> {
    const { height, width } = this.#size;
    try {
      const results = await this.#session.run({
        [GRAPH_INPUT]: new Tensor('float32', input, [1, height, width, 1]),
      });
      return Float32Array.from(results[GRAPH_OUTPUT]?.data as Float32Array);
    } catch (cause) {
      throw new ExportGraphError(this.level, { cause });
    }
  }
}
