import type { ModelList } from '../../api/schemas/model.ts';
import { NoActiveModelError } from '../../errors/registry-errors.ts';
import type { ModelRegistry } from '../../stores/models/model-registry.ts';

/** Every published model, newest first, and which of them answers. */
export async function listModels(registry: Pick<ModelRegistry, 'active' | 'list'>): Promise<ModelList> {
  const [models, active] = await Promise.all([registry.list(), activeVersion(registry)]);
  return {
    models: models
      .sort((a, b) => b.publishedAt.localeCompare(a.publishedAt))
      .map(({ modelVersion, publishedAt }) => ({
        modelVersion,
        publishedAt,
        active: modelVersion === active,
      })),
  };
}

/** The version that answers, if any was ever made active. */
export async function activeVersion(registry: Pick<ModelRegistry, 'active'>): Promise<string | undefined> {
  try {
    return (await registry.active()).modelVersion;
  } catch (error) {
    if (error instanceof NoActiveModelError) return undefined;
    throw error;
  }
}
