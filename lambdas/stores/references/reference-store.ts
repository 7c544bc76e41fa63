import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  paginateQuery,
  paginateScan,
} from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { type ModelVersion, type ReferenceId, referenceIdSchema } from '#core/ids.ts';
import { SubjectChangedError } from '../../errors/subject-errors.ts';
import {
  EMBEDDINGS_INDEX,
  embeddedAt,
  embeddingList,
  embeddingRow,
  embeddingRows,
  ROW_PREFIX,
  referenceRow,
  type SubjectKey,
  subjectPartition,
} from '../rows/keys.ts';
import { isConditionFailure, writeTransaction } from '../rows/transaction.ts';
import {
  type CountChange,
  countsOf,
  creationOf,
  IS_NEW,
  isSameSubject,
  type Subject,
  type TransactItem,
} from '../subjects/subject-row.ts';
import { embeddingFromBytes, embeddingToBytes } from './embedding-bytes.ts';
import {
  embeddingKeySchema,
  type NewReference,
  type Reference,
  referenceRowSchema,
} from './reference-row.ts';

/** A reference as a verification needs it. */
export interface EmbeddedReference {
  readonly id: ReferenceId;
  readonly embedding: Float32Array;
}

export interface EnrollmentRows {
  readonly references: readonly NewReference[];
  readonly modelVersion: ModelVersion;
  /** The subject as it was read; the rows are written only if its references are still the same. */
  readonly subject: Subject | undefined;
  readonly by: string;
  readonly at: Date;
}

const embeddingRowSchema = z.object({ referenceId: referenceIdSchema, embedding: z.instanceof(Uint8Array) });

/** References and their embeddings, one row each. */
export class ReferenceStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /**
   * Writes all rows of an enrollment and the subject's new counts in one transaction: all or nothing.
   *
   * @throws SubjectChangedError when the subject is not as it was read, or is being erased
   */
  async enroll(key: SubjectKey, rows: EnrollmentRows): Promise<void> {
    const PK = subjectPartition(key);
    const { modelVersion, by, subject, references } = rows;
    const enrolledAt = rows.at.toISOString();
    const items = references.flatMap(({ id, embedding, storedImage, ...kept }) => [
      {
        PK,
        SK: referenceRow(id),
        referenceId: id,
        state: embedding === undefined ? 'held' : 'active',
        image: storedImage,
        enrolledAt,
        by,
        ...kept,
      },
      ...(embedding === undefined ? [] : [this.#embeddingItem(key, modelVersion, id, embedding)]),
    ]);
    const held = references.filter(({ embedding }) => embedding === undefined).length;
    const counted =
      subject === undefined
        ? creationOf(this.#table, key, {
            referenceCount: references.length,
            heldCount: held,
            now: enrolledAt,
          })
        : [countsOf(this.#table, key, subject, { references: references.length, held }, enrolledAt)];
    await this.#write([
      ...counted,
      ...items.map((Item) => ({ Put: { TableName: this.#table, Item, ConditionExpression: IS_NEW } })),
    ]);
  }

  /** Every reference of a subject, oldest first, strongly consistent. */
  async list(key: SubjectKey): Promise<Reference[]> {
    const rows = await this.#rows(key, ROW_PREFIX.reference);
    return rows.map((row) => referenceRowSchema.parse(row));
  }

  /** One reference, unless the subject has none of that id; strongly consistent. */
  async find(key: SubjectKey, id: ReferenceId): Promise<Reference | undefined> {
    const { Item } = await this.#client.send(
      new GetCommand({
        TableName: this.#table,
        Key: { PK: subjectPartition(key), SK: referenceRow(id) },
        ConsistentRead: true,
      }),
    );
    return Item === undefined ? undefined : referenceRowSchema.parse(Item);
  }

  /** Which models have embedded which references of a subject. */
  async modelVersions(key: SubjectKey): Promise<ReadonlyMap<ReferenceId, ModelVersion[]>> {
    const versions = new Map<ReferenceId, ModelVersion[]>();
    for (const { SK } of await this.#rows(key, ROW_PREFIX.embedding, 'SK')) {
      const [, version, id] = embeddingKeySchema.parse(SK);
      versions.set(id, [...(versions.get(id) ?? []), version]);
    }
    return versions;
  }

  /** All references of a subject that a model has embedded, oldest first: one Query, strongly consistent. */
  async embedded(key: SubjectKey, modelVersion: ModelVersion): Promise<EmbeddedReference[]> {
    const rows = await this.#rows(key, embeddingRows(modelVersion));
    return rows.map((row) => {
      const { referenceId, embedding } = embeddingRowSchema.parse(row);
      return { id: referenceId, embedding: embeddingFromBytes(embedding) };
    });
  }

  /**
   * Keeps an embedding that a model had not made yet, once: where somebody else was first, or the reference or its
   * subject is gone meanwhile, there is nothing to keep.
   */
  async addEmbedding(
    key: SubjectKey,
    { incarnation }: Pick<Subject, 'incarnation'>,
    { id, embedding, modelVersion }: EmbeddedReference & { readonly modelVersion: ModelVersion },
  ): Promise<void> {
    const PK = subjectPartition(key);
    const TableName = this.#table;
    const Item = this.#embeddingItem(key, modelVersion, id, embedding);
    try {
      await writeTransaction(this.#client, [
        isSameSubject(TableName, key, incarnation),
        {
          ConditionCheck: {
            TableName,
            Key: { PK, SK: referenceRow(id) },
            ConditionExpression: 'attribute_exists(PK)',
          },
        },
        { Put: { TableName, Item, ConditionExpression: IS_NEW } },
      ]);
    } catch (error) {
      if (!isConditionFailure(error)) throw error;
    }
  }

  /** Removes every embedding by a version, of every subject. @returns how many there were */
  async removeEmbeddings(version: ModelVersion): Promise<number> {
    let removed = 0;
    const pages = paginateScan(
      { client: this.#client },
      {
        TableName: this.#table,
        FilterExpression: 'begins_with(SK, :embeddings)',
        ExpressionAttributeValues: { ':embeddings': embeddingRows(version) },
        ProjectionExpression: 'PK, SK',
      },
    );
    for await (const { Items = [] } of pages) {
      for (const { PK, SK } of Items) {
        await this.#client.send(new DeleteCommand({ TableName: this.#table, Key: { PK, SK } }));
        removed++;
      }
    }
    return removed;
  }

  /**
   * Makes a held reference an active one.
   *
   * @throws SubjectChangedError when the subject is not as it was read, or the reference is not held any more
   */
  async accept(
    key: SubjectKey,
    subject: Subject,
    accepted: EmbeddedReference & { readonly modelVersion: ModelVersion; readonly by: string },
    at: Date,
  ): Promise<void> {
    const { id, embedding, modelVersion, by } = accepted;
    await this.#write([
      this.#counts(key, subject, { references: 0, held: -1 }, at),
      {
        Update: {
          TableName: this.#table,
          Key: { PK: subjectPartition(key), SK: referenceRow(id) },
          UpdateExpression: 'SET #state = :active, acceptedBy = :by',
          ConditionExpression: '#state = :held',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: { ':active': 'active', ':held': 'held', ':by': by },
        },
      },
      { Put: { TableName: this.#table, Item: this.#embeddingItem(key, modelVersion, id, embedding) } },
    ]);
  }

  /**
   * Removes a reference with every embedding of it, and counts it out.
   *
   * @throws SubjectChangedError when the subject is not as it was read
   */
  async remove(key: SubjectKey, subject: Subject, reference: Reference, at: Date): Promise<void> {
    const PK = subjectPartition(key);
    const id = reference.referenceId;
    const versions = (await this.modelVersions(key)).get(id) ?? [];
    await this.#write([
      this.#counts(key, subject, { references: -1, held: reference.state === 'held' ? -1 : 0 }, at),
      {
        Delete: {
          TableName: this.#table,
          Key: { PK, SK: referenceRow(id) },
          ConditionExpression: 'attribute_exists(PK)',
        },
      },
      ...versions.map((version) => ({
        Delete: { TableName: this.#table, Key: { PK, SK: embeddingRow(version, id) } },
      })),
    ]);
  }

  /**
   * Removes what is left of a removed reference: embeddings that were added after `remove` had looked which ones there
   * were. None can be added once the reference's row is gone.
   */
  async forgetEmbeddings(key: SubjectKey, id: ReferenceId): Promise<void> {
    for (const version of (await this.modelVersions(key)).get(id) ?? []) {
      const Key = { PK: subjectPartition(key), SK: embeddingRow(version, id) };
      await this.#client.send(new DeleteCommand({ TableName: this.#table, Key }));
    }
  }

  #counts(key: SubjectKey, subject: Subject, change: CountChange, at: Date): TransactItem {
    return countsOf(this.#table, key, subject, change, at.toISOString());
  }

  #embeddingItem(key: SubjectKey, version: ModelVersion, id: ReferenceId, embedding: Float32Array) {
    return {
      PK: subjectPartition(key),
      SK: embeddingRow(version, id),
      referenceId: id,
      embedding: embeddingToBytes(embedding),
      [EMBEDDINGS_INDEX.partitionKey]: embeddingList(key.tenant, version),
      [EMBEDDINGS_INDEX.sortKey]: embeddedAt(new Date(), id),
    };
  }

  async #write(items: TransactItem[]): Promise<void> {
    try {
      await writeTransaction(this.#client, items);
    } catch (error) {
      if (isConditionFailure(error)) throw new SubjectChangedError({ cause: error });
      throw error;
    }
  }

  async #rows(key: SubjectKey, prefix: string, projection?: string): Promise<Record<string, unknown>[]> {
    const rows: Record<string, unknown>[] = [];
    const pages = paginateQuery(
      { client: this.#client },
      {
        TableName: this.#table,
        KeyConditionExpression: 'PK = :subject AND begins_with(SK, :prefix)',
        ExpressionAttributeValues: { ':subject': subjectPartition(key), ':prefix': prefix },
        ...(projection !== undefined && { ProjectionExpression: projection }),
        ConsistentRead: true,
      },
    );
    for await (const { Items = [] } of pages) rows.push(...Items);
    return rows;
  }
}
