import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { type ModelVersion, type ReferenceId, referenceIdSchema } from '#core/ids.ts';
import { policyPartSchema } from '#core/score/decision.ts';
import { embeddingFromBytes, embeddingToBytes } from '../embedding-bytes.ts';
import { storedImageSchema } from '../image-store.ts';
import {
  embeddingRow,
  embeddingRows,
  ROW_PREFIX,
  referenceRow,
  SUBJECT_ROW,
  type SubjectKey,
  subjectPartition,
} from '../keys.ts';
import { isConditionFailure, writeTransaction } from '../transaction.ts';

const bytesSchema = z.instanceof(Uint8Array);

/** What a subject's row says that verifications go by. */
const subjectSchema = z.object({
  incarnation: z.ulid(),
  erasingSince: z.iso.datetime().optional(),
  policy: policyPartSchema
    .loose()
    .extend({
      requiredReferences: z.int().positive().optional(),
      retentionDays: z.int().positive().optional(),
      trainingConsent: z.boolean().optional(),
    })
    .default({}),
});

const referenceSchema = z.object({
  referenceId: referenceIdSchema,
  imageSha256: z.string(),
  image: storedImageSchema,
  /** `held` until somebody has looked at it; it is not compared with. */
  state: z.string().optional(),
  copyDescriptor: bytesSchema.optional(),
});
export type EnrolledReference = z.infer<typeof referenceSchema>;

/** A subject as verifications see it. */
export interface EnrolledSubject extends z.infer<typeof subjectSchema> {
  /** Every reference, oldest first, held ones included. */
  readonly references: readonly EnrolledReference[];
}

const embeddingSchema = z.object({ referenceId: referenceIdSchema, embedding: bytesSchema });

/** What is enrolled, as verifications read it. */
export class EnrolledStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** A subject with its references, unless there is none or it is being erased: their rows are neighbors. */
  async find(key: SubjectKey): Promise<EnrolledSubject | undefined> {
    const rows = await this.#rows(key, 'SK BETWEEN :from AND :to', {
      ':from': ROW_PREFIX.reference,
      ':to': SUBJECT_ROW,
    });
    const own = rows.find(({ SK }) => SK === SUBJECT_ROW);
    if (own === undefined || own['erasingSince'] !== undefined) return undefined;
    const references = rows.filter(({ SK }) => String(SK).startsWith(ROW_PREFIX.reference));
    return { ...subjectSchema.parse(own), references: references.map((row) => referenceSchema.parse(row)) };
  }

  /** The embeddings that a model has made of a subject's references. */
  async embeddings(key: SubjectKey, modelVersion: ModelVersion): Promise<Map<ReferenceId, Float32Array>> {
    const rows = await this.#rows(key, 'begins_with(SK, :embeddings)', {
      ':embeddings': embeddingRows(modelVersion),
    });
    return new Map(
      rows.map((row) => {
        const { referenceId, embedding } = embeddingSchema.parse(row);
        return [referenceId, embeddingFromBytes(embedding)];
      }),
    );
  }

  /**
   * Keeps an embedding that was missing, once: where somebody else was first, or the reference or its subject is gone
   * meanwhile, there is nothing to keep.
   */
  async addEmbedding(
    key: SubjectKey,
    { incarnation }: Pick<EnrolledSubject, 'incarnation'>,
    { id, modelVersion, embedding }: { id: ReferenceId; modelVersion: ModelVersion; embedding: Float32Array },
  ): Promise<void> {
    const PK = subjectPartition(key);
    const Item = {
      PK,
      SK: embeddingRow(modelVersion, id),
      referenceId: id,
      embedding: embeddingToBytes(embedding),
    };
    const TableName = this.#table;
    try {
      await writeTransaction(this.#client, [
        {
          ConditionCheck: {
            TableName,
            Key: { PK, SK: SUBJECT_ROW },
            ConditionExpression: 'incarnation = :incarnation AND attribute_not_exists(erasingSince)',
            ExpressionAttributeValues: { ':incarnation': incarnation },
          },
        },
        {
          ConditionCheck: {
            TableName,
            Key: { PK, SK: referenceRow(id) },
            ConditionExpression: 'attribute_exists(PK)',
          },
        },
        { Put: { TableName, Item, ConditionExpression: 'attribute_not_exists(PK)' } },
      ]);
    } catch (error) {
      if (!isConditionFailure(error)) throw error;
    }
  }

  /** Rows under a subject by a condition on their sort key, strongly consistent. */
  async #rows(
    key: SubjectKey,
    condition: string,
    values: Readonly<Record<string, string>>,
  ): Promise<Record<string, unknown>[]> {
    const { Items = [] } = await this.#client.send(
      new QueryCommand({
        TableName: this.#table,
        KeyConditionExpression: `PK = :subject AND ${condition}`,
        ExpressionAttributeValues: { ':subject': subjectPartition(key), ...values },
        ConsistentRead: true,
      }),
    );
    return Items;
  }
}
