import { type DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb';
import { SubjectUnknownError } from '../errors/subject-errors.ts';
import { erasedPartition, ROW_PREFIX, SUBJECT_ROW, type SubjectKey, subjectPartition } from './keys.ts';
import { isConditionFailure, writeTransaction } from './transaction.ts';

/** DynamoDB's limit on the actions of one transaction. */
const ROWS_PER_TRANSACTION = 100;

/** How many rows of each kind were removed. */
export interface RemovedRows {
  readonly references: number;
  readonly embeddings: number;
  readonly verifications: number;
}

/** What remains of an erased subject: no name, only a hash that whoever knows the name can check. */
export interface ErasureReceipt {
  readonly receipt: string;
  readonly subjectSha256: string;
  readonly erasedAt: string;
  readonly by: string;
  readonly removed: Readonly<Record<string, number>>;
}

/** Removes a subject's rows and keeps the receipt. */
export class ErasureStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** Removes every row under the subject but its own, which keeps others out until the receipt replaces it. */
  async removeRows(key: SubjectKey): Promise<RemovedRows> {
    const rows = (await this.#sortKeys(key)).filter((SK) => SK !== SUBJECT_ROW);
    for (let start = 0; start < rows.length; start += ROWS_PER_TRANSACTION) {
      const batch = rows.slice(start, start + ROWS_PER_TRANSACTION);
      await writeTransaction(
        this.#client,
        batch.map((SK) => ({ Delete: { TableName: this.#table, Key: { PK: subjectPartition(key), SK } } })),
      );
    }
    const count = (prefix: string) => rows.filter((SK) => SK.startsWith(prefix)).length;
    return {
      references: count(ROW_PREFIX.reference),
      embeddings: count(ROW_PREFIX.embedding),
      verifications: count(ROW_PREFIX.verification),
    };
  }

  /**
   * Replaces the subject's row by the receipt, in one transaction.
   *
   * @throws SubjectUnknownError when another request has finished the same erasure
   */
  async finish(key: SubjectKey, receipt: ErasureReceipt): Promise<void> {
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

  async #sortKeys(key: SubjectKey): Promise<string[]> {
    const keys: string[] = [];
    const pages = paginateQuery(
      { client: this.#client },
      {
        TableName: this.#table,
        KeyConditionExpression: 'PK = :subject',
        ExpressionAttributeValues: { ':subject': subjectPartition(key) },
        ProjectionExpression: 'SK',
        ConsistentRead: true,
      },
    );
    for await (const { Items = [] } of pages) keys.push(...Items.map(({ SK }) => String(SK)));
    return keys;
  }
}
