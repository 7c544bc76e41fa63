import { InferenceSession, Tensor } from 'onnxruntime-node';
import { ModelGraphError } from '../errors/model-errors.ts';
import { reduceInput } from '../image/finer-input.ts';
import type { InputSize } from '../image/prepared-signature.ts';
import type { ModelArtefact } from '../model/artefact.ts';
import type { ModelManifest } from '../model/manifest.ts';
import { joinSections } from './sections.ts';

/** Names of the graph's one input, float32 [batch, height, width, 1], and one output, float32 [batch, size]. */
export const GRAPH_INPUT = 'signature';
export const GRAPH_OUTPUT = 'embedding';

/** Largest distance of an embedding's length from 1 that rounding explains. */
const NORM_TOLERANCE = 1e-3;

/** A loaded model: prepared signatures in, embeddings of several sections out. */
export class Embedder {
  readonly manifest: ModelManifest;
  readonly #session: InferenceSession;

  private constructor(manifest: ModelManifest, session: InferenceSession) {
    this.manifest = manifest;
    this.#session = session;
  }

  /**
   * Loads a checked artefact into onnxruntime, on one thread: a Lambda has little more, and results stay equal.
   *
   * @throws ModelGraphError when the graph does not load or its input and output are not the ones agreed
   */
  static async create(artefact: ModelArtefact): Promise<Embedder> {
    let session: InferenceSession;
    try {
      session = await InferenceSession.create(artefact.graph, { intraOpNumThreads: 1, interOpNumThreads: 1 });
    } catch (cause) {
      throw new ModelGraphError('onnxruntime refuses it.', { cause });
    }
    if (!session.inputNames.includes(GRAPH_INPUT) || !session.outputNames.includes(GRAPH_OUTPUT)) {
      throw new ModelGraphError(`it needs an input "${GRAPH_INPUT}" and an output "${GRAPH_OUTPUT}".`);
    }
    return new Embedder(artefact.manifest, session);
  }

  /** The size that inputs are prepared to. */
  get size(): InputSize {
    const { width, height } = this.manifest.preprocessing;
    return { width, height };
  }

  /** The size that the graph takes in. */
  get #graphSize(): InputSize {
    return this.manifest.graphInput ?? this.size;
  }

  /**
   * Embeds prepared signatures, each `height * width` values with ink 1 and paper 0.
   *
   * @returns one embedding an input, in the same order: the graph's L2-normalized vector and the other sections
   * @throws ModelGraphError when the graph fails, or gives vectors of another size or not of length 1
   */
  async embed(inputs: readonly Float32Array[]): Promise<Float32Array[]> {
    const { graphInput } = this.manifest;
    const seen = graphInput ? inputs.map((input) => reduceInput(input, this.size, graphInput)) : inputs;
    const { width, height } = this.#graphSize;
    const batch = new Float32Array(inputs.length * width * height);
    for (const [i, input] of seen.entries()) batch.set(input, i * width * height);

    const values = await this.#run(new Tensor('float32', batch, [inputs.length, height, width, 1]));
    const size = this.manifest.embedding.sections[0]?.size ?? 0;
    if (values.length !== inputs.length * size) {
      throw new ModelGraphError(
        `it gave ${values.length / inputs.length} values an image instead of ${size}.`,
      );
    }
    const vectors = inputs.map((_, i) => values.slice(i * size, (i + 1) * size));
    if (!vectors.every(isNormalized)) throw new ModelGraphError('its embeddings are not of length 1.');
    return inputs.map((input, i) =>
      joinSections(vectors[i] ?? new Float32Array(), this.manifest.embedding.sections, {
        seen: { input: seen[i] ?? input, size: this.#graphSize },
        finer: { input, size: this.size },
      }),
    );
  }

  async #run(signature: Tensor): Promise<Float32Array> {
    try {
      const results = await this.#session.run({ [GRAPH_INPUT]: signature }, [GRAPH_OUTPUT]);
      return results[GRAPH_OUTPUT]?.data as Float32Array;
    } catch (cause) {
      throw new ModelGraphError('it fails on a prepared signature.', { cause });
    }
  }
}

function isNormalized(vector: Float32Array): boolean {
  const squared = vector.reduce((sum, value) => sum + value * value, 0);
  return Math.abs(Math.sqrt(squared) - 1) < NORM_TOLERANCE;
}
