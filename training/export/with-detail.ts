import { type Detail, sectionsWith, totalSize } from '#core/embedding/sections.ts';
import { finerSize } from '#core/image/finer-input.ts';
import type { ModelManifest } from '#core/model/manifest.ts';

/** What of a manifest says how pictures become embeddings. */
export type EmbeddingLayout = Pick<ModelManifest, 'preprocessing' | 'graphInput' | 'embedding'>;

/**
 * The same model with embeddings that look more closely: pictures are prepared finer than its graph takes in. Its
 * calibration does not fit these embeddings.
 */
export function withDetail<M extends EmbeddingLayout>(manifest: M, detail: Exclude<Detail, 'coarse'>): M {
  const { version, ...prepared } = manifest.preprocessing;
  const graphInput = manifest.graphInput ?? prepared;
  const sections = sectionsWith(manifest.embedding.sections[0]?.size ?? 0, detail);
  return {
    ...manifest,
    preprocessing: { version, ...finerSize(graphInput) },
    graphInput,
    embedding: { size: totalSize(sections), sections },
  };
}
