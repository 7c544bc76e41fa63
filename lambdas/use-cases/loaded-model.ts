import { Embedder } from '#core/embedding/embedder.ts';
import type { ModelPointer } from '../stores/models/model-pointer.ts';
import type { ModelRegistry } from '../stores/models/model-registry.ts';

/** The model that was used last, kept in memory. */
export class LoadedModel {
  readonly #registry: Pick<ModelRegistry, 'open'>;
  #loaded: { readonly version: string; readonly embedder: Embedder } | undefined;

  constructor(registry: Pick<ModelRegistry, 'open'>) {
    this.#registry = registry;
  }

  /** The embedder of a version, fetched and checked unless it is there. @throws ModelError */
  async embedder(pointer: ModelPointer): Promise<Embedder> {
    if (this.#loaded?.version !== pointer.modelVersion) {
      const embedder = await Embedder.create(await this.#registry.open(pointer));
      this.#loaded = { version: pointer.modelVersion, embedder };
    }
    return this.#loaded.embedder;
  }
}
