import { type DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import {
  type ModelVersion,
  type ReferenceId,
  referenceIdSchema,
  type SubjectId,
  subjectIdSchema,
  type TenantId,
} from '#core/ids.ts';
import { EMBEDDINGS_INDEX, embeddingList } from '../rows/keys.ts';
import { embeddingFromBytes } from './embedding-bytes.ts';

/** An embedding of a tenant's reference. */
export interface ListedEmbedding {
  readonly subject: SubjectId;
  readonly reference: ReferenceId;
  readonly embedding: Float32Array;
}

const listedSchema = z.object({
  /** A subject's partition, see keys.ts; ids hold no `#`. */
  PK: z
    .string()
    .transform((key) => key.split('#'))
    .pipe(z.tuple([z.literal('T'), z.string(), z.literal('S'), subjectIdSchema])),
  referenceId: referenceIdSchema,
  embedding: z.instanceof(Uint8Array),
});

/** The embeddings of all of a tenant's references by one model. */
export class EmbeddingList {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** Pages of what was written from a moment on, oldest first; the last second's may be missing. */
  async *since(
    tenant: TenantId,
    modelVersion: ModelVersion,
    moment: Date,
  ): AsyncGenerator<ListedEmbedding[]> {
    const pages = paginateQuery(
      { client: this.#client },
      {
        TableName: this.#table,
        IndexName: EMBEDDINGS_INDEX.name,
        KeyConditionExpression: '#list = :list AND #at >= :moment',
        ExpressionAttributeNames: { '#list': EMBEDDINGS_INDEX.partitionKey, '#at': EMBEDDINGS_INDEX.sortKey },
        ExpressionAttributeValues: {
          ':list': embeddingList(tenant, modelVersion),
          ':moment': moment.toISOString(),
        },
      },
    );
    for await (const { Items = [] } of pages) yield Items.map(listed);
  }
}

function listed(item: Record<string, unknown>): ListedEmbedding {
  const { PK, referenceId, embedding } = listedSchema.parse(item);
  return { subject: PK[3], reference: referenceId, embedding: embeddingFromBytes(embedding) };
}
