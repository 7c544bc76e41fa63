import type { Embedder } from '#core/embedding/embedder.ts';
import { ImageError } from '#core/errors/image-errors.ts';
import { DEFAULT_POLICY, type Decision } from '#core/score/decision.ts';
import { embedPicture } from '#lambdas/use-cases/embed-image.ts';
import { copiesOf, type Fingerprint, fingerprintOf } from '#lambdas/use-cases/fingerprint.ts';
import { judgeQuery } from '#lambdas/use-cases/verifications/judge-query.ts';

/** What the API answers about a query, as far as an attacker can use it. */
export interface AttackAnswer {
  /** `refused` where the picture cannot be used at all. */
  readonly decision: Decision | 'refused';
  readonly isCopy: boolean;
  readonly score: number;
  /** Scores of the references, each taken alone. */
  readonly references: readonly number[];
}

/** A picture as the service sees it, the same for whomever it is compared with. */
export interface Probe {
  readonly embedding: Float32Array;
  readonly fingerprint: Fingerprint;
}

const REFUSED: AttackAnswer = { decision: 'refused', isCopy: false, score: 0, references: [] };

/** Examines a picture; undefined where the service refuses it. */
export async function examine(embedder: Embedder, picture: Uint8Array): Promise<Probe | undefined> {
  try {
    const { embedding, prepared } = await embedPicture(picture, embedder);
    return { embedding, fingerprint: fingerprintOf(picture, prepared) };
  } catch (error) {
    if (error instanceof ImageError) return undefined;
    throw error;
  }
}

/** A subject as an attacker sees it: pictures in, answers of the API out, decided as the service decides. */
export class Target {
  readonly #embedder: Embedder;
  readonly #references: readonly Probe[];

  private constructor(embedder: Embedder, references: readonly Probe[]) {
    this.#embedder = embedder;
    this.#references = references;
  }

  static async enroll(embedder: Embedder, pictures: readonly Uint8Array[]): Promise<Target> {
    const references = await Promise.all(pictures.map((picture) => examine(embedder, picture)));
    return new Target(
      embedder,
      references.filter((reference) => reference !== undefined),
    );
  }

  async ask(picture: Uint8Array): Promise<AttackAnswer> {
    return this.answer(await examine(this.#embedder, picture));
  }

  answer(probe: Probe | undefined): AttackAnswer {
    if (probe === undefined) return REFUSED;
    const isCopyOfProbe = copiesOf(probe.fingerprint);
    const isCopy = this.#references.some(({ fingerprint }) => isCopyOfProbe(fingerprint));
    const { judgement, scores } = judgeQuery(
      {
        query: probe.embedding,
        references: this.#references.map(({ embedding }) => embedding),
        manifest: this.#embedder.manifest,
        policy: DEFAULT_POLICY,
      },
      isCopy,
    );
    return { decision: judgement.decision, isCopy, score: judgement.score, references: scores };
  }
}
