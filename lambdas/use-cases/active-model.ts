import { Embedder } from '#core/embedding/embedder.ts';
import type { ModelPointer } from '../stores/model-pointer.ts';
import type { ModelRegistry } from '../stores/model-registry.ts';

/** How long a function may go on with a model after another one was made active. */
const POINTER_MILLISECONDS = 30_000;

/** The active model, fetched once and kept in memory until the pointer moves. */
export class ActiveModel {
  readonly #registry: Pick<ModelRegistry, 'active' | 'open'>;
  readonly #now: () => number;
  #pointer: { readonly is: ModelPointer; readonly readAt: number } | undefined;
  #loaded: { readonly version: string; readonly embedder: Embedder } | undefined;

  constructor(registry: Pick<ModelRegistry, 'active' | 'open'>, now: () => number = Date.now) {
    this.#registry = registry;
    this.#now = now;
  }

  /**
   * The embedder of the active model; the pointer is read again at most every 30 seconds.
   *
   * @throws ModelError when no model is active, or the active one must not be used
   */
  async embedder(): Promise<Embedder> {
    if (this.#pointer === undefined || this.#now() - this.#pointer.readAt >= POINTER_MILLISECONDS) {
      this.#pointer = { is: await this.#registry.active(), readAt: this.#now() };
    }
    const { is: pointer } = this.#pointer;
    if (this.#loaded?.version !== pointer.modelVersion) {
      const embedder = await Embedder.create(await this.#registry.open(pointer));
      this.#loaded = { version: pointer.modelVersion, embedder };
    }
    return this.#loaded.embedder;
  }
}
