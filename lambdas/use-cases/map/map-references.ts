import { evidenceSpace } from '#core/identification/evidence-space.ts';
import type { ModelVersion, SubjectId, TenantId } from '#core/ids.ts';
import { layOut } from '#core/map/lay-out.ts';
import type { ReferenceMap } from '../../api/schemas/reference-map.ts';
import type { ModelRegistry } from '../../stores/models/model-registry.ts';
import type { EmbeddingList, ListedEmbedding } from '../../stores/references/embedding-list.ts';
import { drawPeople } from './draw-people.ts';

export interface MapStores {
  readonly registry: Pick<ModelRegistry, 'published' | 'manifest'>;
  readonly embeddings: Pick<EmbeddingList, 'since'>;
}

/** References that are read, those embedded first; more would take longer than a caller waits. */
const MOST_READ = 20_000;
/** References that are laid out: about as many as an eye tells apart. */
const MOST_SHOWN = 500;
const BEGINNING = new Date(0);

/**
 * Lays a tenant's references out in the plane as one model sees them, see decision 49. Only places leave.
 *
 * @throws ModelUnknownError, ModelError
 */
export async function mapReferences(
  { registry, embeddings }: MapStores,
  tenant: TenantId,
  modelVersion: ModelVersion,
): Promise<ReferenceMap> {
  const { calibration } = await registry.manifest(await registry.published(modelVersion));
  const read = await readReferences(embeddings, tenant, modelVersion);
  const people = Map.groupBy(read, ({ subject }) => subject);
  const drawn = drawPeople(people, MOST_SHOWN);
  const toVector = evidenceSpace(calibration);
  const vectors = drawn.flatMap(([, references]) => references.map(({ embedding }) => toVector(embedding)));
  const places = layOut(vectors);
  return {
    modelVersion,
    people: people.size,
    references: read.length,
    shown: withPlaces(drawn, places),
  };
}

async function readReferences(
  embeddings: MapStores['embeddings'],
  tenant: TenantId,
  modelVersion: ModelVersion,
): Promise<ListedEmbedding[]> {
  const read: ListedEmbedding[] = [];
  for await (const page of embeddings.since(tenant, modelVersion, BEGINNING)) {
    read.push(...page);
    if (read.length >= MOST_READ) break;
  }
  return read.slice(0, MOST_READ);
}

function withPlaces(
  drawn: readonly [SubjectId, readonly ListedEmbedding[]][],
  places: ReturnType<typeof layOut>,
): ReferenceMap['shown'] {
  const left = places.values();
  return drawn.map(([subject, references]) => ({
    subject,
    places: references.flatMap(({ reference }) => {
      const { value } = left.next();
      return value === undefined ? [] : [{ reference, ...value }];
    }),
  }));
}
