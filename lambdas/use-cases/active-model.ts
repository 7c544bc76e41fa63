import type { Embedder } from '#core/embedding/embedder.ts';
import type { ModelPointer } from '../stores/models/model-pointer.ts';
import type { ModelRegistry } from '../stores/models/model-registry.ts';
import { LoadedModel } from './loaded-model.ts';

/** How long a function may go on with a model after another one was made active. */
const POINTER_MILLISECONDS = 30_000;

/** Where the pointer and the artefacts come from. */
export interface ModelSource extends Pick<ModelRegistry, 'open'> {
  readonly active: () => Promise<ModelPointer>;
}

/** The active model, fetched once and kept in memory until the pointer moves. */
export class ActiveModel {
  readonly #registry: ModelSource;
  readonly #now: () => number;
  readonly #loaded: LoadedModel;
  #pointer: { readonly is: ModelPointer; readonly readAt: number } | undefined;

  constructor(registry: ModelSource, now: () => number = Date.now) {
    this.#registry = registry;
    this.#now = now;
    this.#loaded = new LoadedModel(registry);
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
    return this.#loaded.embedder(this.#pointer.is);
  }
}
