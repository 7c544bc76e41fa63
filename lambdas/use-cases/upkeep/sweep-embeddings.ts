import type { ModelRegistry } from '../../stores/models/model-registry.ts';
import type { ModelSwitch } from '../../stores/models/model-switch.ts';
import type { ReferenceStore } from '../../stores/references/reference-store.ts';
import { MILLISECONDS_PER_DAY } from './milliseconds-per-day.ts';

export interface SweptStores {
  readonly registry: Pick<ModelRegistry, 'list'>;
  readonly pointer: Pick<ModelSwitch, 'retireEmbeddings' | 'markSwept'>;
  readonly references: Pick<ReferenceStore, 'removeEmbeddings'>;
}

/**
 * Removes the embeddings of models that have answered nobody for some days. First the version is marked, so that nobody
 * goes back to it, then its rows go; a sweep that was interrupted is taken up by the next one.
 *
 * @returns how many rows were removed
 */
export async function sweepEmbeddings(
  { registry, pointer, references }: SweptStores,
  keepDays: number,
  at: Date,
): Promise<number> {
  const before = new Date(at.getTime() - keepDays * MILLISECONDS_PER_DAY);
  let removed = 0;
  for (const { modelVersion, retiredAt, embeddedSince, sweptAt } of await registry.list()) {
    if (retiredAt === undefined || retiredAt >= before.toISOString()) continue;
    if (embeddedSince === undefined && sweptAt !== undefined) continue;
    if (!(await pointer.retireEmbeddings(modelVersion, before))) continue;
    removed += await references.removeEmbeddings(modelVersion);
    await pointer.markSwept(modelVersion, at);
  }
  return removed;
}
