import type { ModelVersion } from '#core/ids.ts';
import type { PointerAnswer } from '../../api/schemas/model.ts';
import { ModelNotReadyError, NoPreviousModelError } from '../../errors/registry-errors.ts';
import type { ModelRegistry } from '../../stores/models/model-registry.ts';
import type { ModelSwitch } from '../../stores/models/model-switch.ts';

export interface PromotionStores {
  readonly registry: Pick<ModelRegistry, 'active' | 'published'>;
  readonly pointer: Pick<ModelSwitch, 'move'>;
}

interface Who {
  readonly by: string;
  readonly at: Date;
}

/**
 * Makes a version the active one, in one write, if every reference is embedded by it. Promoting the version that answers
 * already changes nothing.
 *
 * @param from - the version that alone may be replaced; whichever answers now, where it is not given
 * @throws ModelUnknownError, ModelNotReadyError, ActiveModelChangedError
 */
export async function promoteModel(
  { registry, pointer }: PromotionStores,
  version: ModelVersion,
  { by, at, from }: Who & { readonly from?: ModelVersion },
): Promise<PointerAnswer> {
  const active = await registry.active();
  if (active.modelVersion === version) return answerOf(version, active.previous);
  const to = await registry.published(version);
  const previous = from ?? active.modelVersion;
  await pointer.move({ to, from: previous, previous, by, at });
  return answerOf(version, previous);
}

/**
 * Goes back to the version that answered before. There is no way further back than one, and no going back from going
 * back, so that doing it twice brings no model back that was given up.
 *
 * @throws NoPreviousModelError, ActiveModelChangedError
 */
export async function rollBackModel(
  { registry, pointer }: PromotionStores,
  { by, at }: Who,
): Promise<PointerAnswer> {
  const { modelVersion: from, previous } = await registry.active();
  if (previous === undefined) throw new NoPreviousModelError();
  const to = await registry.published(previous);
  try {
    await pointer.move({ to, from, goingBackTo: previous, previous: undefined, by, at });
  } catch (error) {
    if (error instanceof ModelNotReadyError) throw new NoPreviousModelError({ cause: error });
    throw error;
  }
  return answerOf(previous, undefined);
}

function answerOf(active: ModelVersion, previous: ModelVersion | undefined): PointerAnswer {
  return { active, ...(previous !== undefined && { previous }) };
}
