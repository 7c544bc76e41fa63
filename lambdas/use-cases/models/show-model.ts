import type { ModelVersion } from '#core/ids.ts';
import type { ModelAnswer } from '../../api/schemas/model.ts';
import type { ModelRegistry } from '../../stores/models/model-registry.ts';
import { activeVersion } from './list-models.ts';

type Registry = Pick<ModelRegistry, 'active' | 'published' | 'manifest' | 'card'>;

/**
 * What may be known of a published version.
 *
 * @throws ModelUnknownError when it was never published; ModelError when its files are not those that were published
 */
export async function showModel(registry: Registry, version: ModelVersion): Promise<ModelAnswer> {
  const { publishedAt, ...pointer } = await registry.published(version);
  const manifest = await registry.manifest(pointer);
  const { createdAt, training, errorRates, calibratedOn } = manifest;
  return {
    modelVersion: version,
    publishedAt,
    active: version === (await activeVersion(registry)),
    createdAt,
    training,
    errorRates,
    calibratedOn,
    card: await registry.card(version, manifest),
  };
}

/** The version that answers now. @throws NoActiveModelError, and what `showModel` throws */
export async function showActiveModel(registry: Registry): Promise<ModelAnswer> {
  return showModel(registry, (await registry.active()).modelVersion);
}
