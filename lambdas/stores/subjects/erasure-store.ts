import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { type Receipt, type Removed, removedSchema } from '../../api/schemas/subjects/erasure.ts';
import { SubjectChangedError, SubjectUnknownError } from '../../errors/subject-errors.ts';
import { erasedPartition, ROW_PREFIX, SUBJECT_ROW, type SubjectKey, subjectPartition } from '../rows/keys.ts';
import { isConditionFailure, writeTransaction } from '../rows/transaction.ts';
import { subjectSortKeys } from './subject-sort-keys.ts';

/** DynamoDB's limit on the actions of one transaction, less the one that counts. */
const ROWS_PER_TRANSACTION = 99;

/** What was removed so far, as the subject's own row keeps it until the receipt replaces it. */
const progressSchema = z.object({ removed: removedSchema });

/** Rows that were removed; images are counted apart, and once. */
type RemovedRows = Omit<Removed, 'imageVersions'>;
const NO_ROWS: RemovedRows = { references: 0, embeddings: 0, verifications: 0, otherRows: 0 };

/** Removes a subject's rows, and counts what an erasure has removed so that an interrupted one forgets nothing. */
export class ErasureStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /**
   * Removes every row under the subject but its own, which keeps others out until the receipt replaces it.
   *
   * @throws SubjectChangedError when another request is erasing the same rows, SubjectUnknownError when it has finished
   */
  async removeRows(key: SubjectKey): Promise<void> {
    await this.#startCounting(key);
    const rows = (await subjectSortKeys(this.#client, this.#table, key)).filter((SK) => SK !== SUBJECT_ROW);
    for (let start = 0; start < rows.length; start += ROWS_PER_TRANSACTION) {
      const batch = rows.slice(start, start + ROWS_PER_TRANSACTION);
      try {
        await writeTransaction(this.#client, [
          { Update: this.#counting(key, countRows(batch)) },
          ...batch.map((SK) => ({
            Delete: {
              TableName: this.#table,
              Key: { PK: subjectPartition(key), SK },
              ConditionExpression: 'attribute_exists(PK)',
            },
          })),
        ]);
      } catch (error) {
        if (isConditionFailure(error)) throw new SubjectChangedError({ cause: error });
        throw error;
      }
    }
  }

  /**
   * Notes how many image versions there are to remove, once: a later attempt finds fewer, and an update whose answer was
   * lost is sent again. It also tells whether the subject whose images were listed is still the one that is going.
   *
   * @throws SubjectUnknownError when another request has finished the same erasure
   */
  async noteImages(key: SubjectKey, imageVersions: number): Promise<void> {
    await this.#whileErasing(
      key,
      'SET removed.imageVersions = if_not_exists(removed.imageVersions, :count)',
      {
        ':count': imageVersions,
      },
    );
  }

  /** What the erasure has removed since it first began. @throws SubjectUnknownError when it is finished */
  async removed(key: SubjectKey): Promise<Removed> {
    const { Item } = await this.#client.send(
      new GetCommand({
        TableName: this.#table,
        Key: { PK: subjectPartition(key), SK: SUBJECT_ROW },
        ConsistentRead: true,
      }),
    );
    if (Item === undefined) throw new SubjectUnknownError();
    return progressSchema.parse(Item).removed;
  }

  /**
   * Replaces the subject's row by the receipt, in one transaction.
   *
   * @throws SubjectUnknownError when another request has finished the same erasure
   */
  async finish(key: SubjectKey, receipt: Receipt): Promise<void> {
    try {
      await writeTransaction(this.#client, [
        {
          Delete: {
            TableName: this.#table,
            Key: { PK: subjectPartition(key), SK: SUBJECT_ROW },
            ConditionExpression: 'attribute_exists(erasingSince)',
          },
        },
        {
          Put: {
            TableName: this.#table,
            Item: { PK: erasedPartition(key.tenant), SK: receipt.receipt, ...receipt },
          },
        },
      ]);
    } catch (error) {
      if (isConditionFailure(error)) throw new SubjectUnknownError();
      throw error;
    }
  }

  #startCounting(key: SubjectKey): Promise<void> {
    return this.#whileErasing(key, 'SET removed = if_not_exists(removed, :nothing)', { ':nothing': NO_ROWS });
  }

  async #whileErasing(
    key: SubjectKey,
    update: string,
    values: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const command = new UpdateCommand({
      TableName: this.#table,
      Key: { PK: subjectPartition(key), SK: SUBJECT_ROW },
      UpdateExpression: update,
      ConditionExpression: 'attribute_exists(erasingSince)',
      ExpressionAttributeValues: { ...values },
    });
    try {
      await this.#client.send(command);
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) throw new SubjectUnknownError();
      throw error;
    }
  }

  #counting(key: SubjectKey, removed: RemovedRows) {
    const kinds = Object.keys(removed);
    return {
      TableName: this.#table,
      Key: { PK: subjectPartition(key), SK: SUBJECT_ROW },
      // ADD is for top-level attributes only (DynamoDB developer guide, update expressions).
      UpdateExpression: `SET ${kinds.map((kind) => `removed.#${kind} = removed.#${kind} + :${kind}`).join(', ')}`,
      ConditionExpression: 'attribute_exists(erasingSince)',
      ExpressionAttributeNames: Object.fromEntries(kinds.map((kind) => [`#${kind}`, kind])),
      ExpressionAttributeValues: Object.fromEntries(
        Object.entries(removed).map(([kind, count]) => [`:${kind}`, count]),
      ),
    };
  }
}

function countRows(rows: readonly string[]): RemovedRows {
  const count = (prefix: string) => rows.filter((SK) => SK.startsWith(prefix)).length;
  const references = count(ROW_PREFIX.reference);
  const embeddings = count(ROW_PREFIX.embedding);
  const verifications = count(ROW_PREFIX.verification);
  const otherRows = rows.length - references - embeddings - verifications;
  return { references, embeddings, verifications, otherRows };
}
