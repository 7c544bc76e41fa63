import { sectionsWith, totalSize } from '#core/embedding/sections.ts';
import { finerSize } from '#core/image/finer-input.ts';
import type { ModelManifest } from '#core/model/manifest.ts';

/**
 * The same model with fine textures in its embeddings: pictures are prepared finer than its graph takes in. A model
 * that has them already stays as it is. Its calibration no longer fits its embeddings.
 */
export function withFineTextures<M extends Pick<ModelManifest, 'preprocessing' | 'graphInput' | 'embedding'>>(
  manifest: M,
): M {
  if (manifest.graphInput !== undefined) return manifest;
  const { version, ...graphInput } = manifest.preprocessing;
  const sections = sectionsWith(manifest.embedding.sections[0]?.size ?? 0, { fine: true });
  return {
    ...manifest,
    preprocessing: { version, ...finerSize(graphInput) },
    graphInput,
    embedding: { size: totalSize(sections), sections },
  };
}
