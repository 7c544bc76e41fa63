import type { Embedder } from '#core/embedding/embedder.ts';
import type { ModelVersion } from '#core/ids.ts';
import { DEFAULT_POLICY } from '#core/score/decision.ts';
import { verifySignature } from '#core/score/verify-signature.ts';
import { embedPicture } from '#lambdas/use-cases/embed-image.ts';

interface Embedded {
  readonly query: Float32Array;
  readonly pictures: readonly Float32Array[];
  readonly manifest: Embedder['manifest'];
}

/** What an answer says of its scores. */
export interface ScoredAnswer {
  readonly modelVersion: ModelVersion;
  readonly score: number;
  /** Each reference's own, in the references' order. */
  readonly references: readonly number[];
}

/** What one query scores against pictures by one model alone: an answer that mixes models scores otherwise. */
export class ExpectedScores {
  readonly #models: ReadonlyMap<ModelVersion, Embedded>;

  private constructor(models: ReadonlyMap<ModelVersion, Embedded>) {
    this.#models = models;
  }

  /** @param pictures that may be references, by their numbers */
  static async of(
    embedders: readonly Embedder[],
    query: Uint8Array,
    pictures: readonly Uint8Array[],
  ): Promise<ExpectedScores> {
    const models = new Map<ModelVersion, Embedded>();
    for (const embedder of embedders) {
      const { manifest } = embedder;
      const embedded = await Promise.all(pictures.map((picture) => embedPicture(picture, embedder)));
      models.set(manifest.modelVersion, {
        query: (await embedPicture(query, embedder)).embedding,
        pictures: embedded.map(({ embedding }) => embedding),
        manifest,
      });
    }
    return new ExpectedScores(models);
  }

  /** @param against numbers of the pictures that were compared with, in the answer's order */
  areThoseOf({ modelVersion, score, references }: ScoredAnswer, against: readonly number[]): boolean {
    const model = this.#models.get(modelVersion);
    if (model === undefined) return false;
    const expected = verifySignature({
      query: model.query,
      references: against.map((number) => model.pictures[number] ?? new Float32Array()),
      manifest: model.manifest,
      policy: DEFAULT_POLICY,
    });
    return expected.score === score && JSON.stringify(expected.references) === JSON.stringify(references);
  }
}
