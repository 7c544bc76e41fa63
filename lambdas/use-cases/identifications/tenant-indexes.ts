import { CompactIndex, type IndexedReference } from '#core/identification/compact-index.ts';
import { evidenceSpace } from '#core/identification/evidence-space.ts';
import type { ModelVersion, TenantId } from '#core/ids.ts';
import type { ModelManifest } from '#core/model/manifest.ts';
import { TooManyPeopleError } from '../../errors/identification-errors.ts';
import type { EmbeddingList, ListedEmbedding } from '../../stores/references/embedding-list.ts';

/** References of one tenant that can be searched. */
const MOST_OF_A_TENANT = 200_000;
/** References of all tenants together that a function keeps; beyond, the tenant that was not asked for longest goes. */
const MOST_KEPT = 400_000;
/**
 * What was written so shortly before the last look may only show now: the index of the table lags, and the clocks of
 * those who write differ.
 */
const OVERLAP_MILLISECONDS = 120_000;
/** After this time a tenant's references are loaded anew, so that removed ones are not kept for longer. */
const AGE_MILLISECONDS = 3_600_000;
const BEGINNING = new Date(0);

interface TenantIndex {
  readonly modelVersion: ModelVersion;
  readonly index: CompactIndex;
  readonly loadedAt: number;
  seenAt: number;
}

/** The references of tenants in memory, loaded when first asked for and brought up to date when asked for again. */
export class TenantIndexes {
  readonly #embeddings: Pick<EmbeddingList, 'since'>;
  readonly #now: () => number;
  /** In the order in which they were last asked for. */
  readonly #tenants = new Map<TenantId, TenantIndex>();

  constructor(embeddings: Pick<EmbeddingList, 'since'>, now: () => number = Date.now) {
    this.#embeddings = embeddings;
    this.#now = now;
  }

  /**
   * All references of a tenant that a model has embedded; those that were removed meanwhile may still be among them.
   *
   * @throws TooManyPeopleError
   */
  async current(tenant: TenantId, manifest: ModelManifest): Promise<CompactIndex> {
    const kept = this.#tenants.get(tenant);
    const now = this.#now();
    const isGood = kept?.modelVersion === manifest.modelVersion && now - kept.loadedAt < AGE_MILLISECONDS;
    if (!isGood) this.#tenants.delete(tenant);
    const current = isGood
      ? await this.#refresh(tenant, kept, manifest, now)
      : await this.#load(tenant, manifest, now);
    this.#tenants.delete(tenant);
    this.#tenants.set(tenant, current);
    this.#makeRoom();
    return current.index;
  }

  async #load(tenant: TenantId, manifest: ModelManifest, now: number): Promise<TenantIndex> {
    const { modelVersion, embedding, calibration } = manifest;
    const toVector = evidenceSpace(calibration);
    const references: IndexedReference[] = [];
    for await (const page of this.#embeddings.since(tenant, modelVersion, BEGINNING)) {
      references.push(...page.map((listed) => indexed(listed, toVector)));
      checkCount(references.length);
    }
    const index = new CompactIndex(references, embedding.size);
    return { modelVersion, index, loadedAt: now, seenAt: now };
  }

  async #refresh(
    tenant: TenantId,
    kept: TenantIndex,
    { modelVersion, calibration }: ModelManifest,
    now: number,
  ): Promise<TenantIndex> {
    const toVector = evidenceSpace(calibration);
    const from = new Date(kept.seenAt - OVERLAP_MILLISECONDS);
    for await (const page of this.#embeddings.since(tenant, modelVersion, from)) {
      for (const listed of page) {
        if (!kept.index.has(listed.reference)) kept.index.add(indexed(listed, toVector));
      }
      checkCount(kept.index.count);
    }
    kept.seenAt = now;
    return kept;
  }

  #makeRoom(): void {
    let count = [...this.#tenants.values()].reduce((sum, { index }) => sum + index.count, 0);
    for (const [tenant, { index }] of this.#tenants) {
      if (count <= MOST_KEPT || this.#tenants.size === 1) return;
      this.#tenants.delete(tenant);
      count -= index.count;
    }
  }
}

function indexed(
  { subject, reference, embedding }: ListedEmbedding,
  toVector: (embedding: Float32Array) => Float32Array,
): IndexedReference {
  return { subject, reference, vector: toVector(embedding) };
}

function checkCount(count: number): void {
  if (count > MOST_OF_A_TENANT) throw new TooManyPeopleError(MOST_OF_A_TENANT);
}
