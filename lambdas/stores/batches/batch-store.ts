import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { type BatchId, batchIdSchema, type TenantId } from '#core/ids.ts';
import { type BatchCounts, batchCountsSchema } from '../../api/schemas/batches/batch.ts';
import { BatchNotFailedError } from '../../errors/batch-errors.ts';
import { batchPartition } from '../rows/keys.ts';
import { newestRows, type RowPage } from '../rows/newest-rows.ts';
import { isConditionFailure, writeTransaction } from '../rows/transaction.ts';

const batchRowSchema = z.object({
  batchId: batchIdSchema,
  manifest: z.string(),
  by: z.string(),
  startedAt: z.iso.datetime(),
  items: z.int().positive(),
  /** Objects that the items lie in. */
  parts: z.int().positive(),
  /** Executions that the batch has had. */
  attempt: z.int().positive(),
  /** Present once every item has ended. */
  finished: z.object({ at: z.iso.datetime(), counts: batchCountsSchema, results: z.string() }).optional(),
  /** When DynamoDB removes the row, in seconds since 1970. */
  expiresAt: z.int().positive(),
});
/** A batch as the table keeps it; whether it still runs, its workflow knows. */
export type BatchRow = z.infer<typeof batchRowSchema>;

/** The batches of tenants. */
export class BatchStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async add(tenant: TenantId, row: BatchRow): Promise<void> {
    const Item = { PK: batchPartition(tenant), SK: row.batchId, ...row };
    await this.#client.send(new PutCommand({ TableName: this.#table, Item }));
  }

  /** The batch, unless the tenant has none of that id. */
  async find(tenant: TenantId, id: BatchId): Promise<BatchRow | undefined> {
    const { Item } = await this.#client.send(
      new GetCommand({
        TableName: this.#table,
        Key: { PK: batchPartition(tenant), SK: id },
        ConsistentRead: true,
      }),
    );
    return Item === undefined ? undefined : batchRowSchema.parse(Item);
  }

  /** A page of batches, newest first, and where the next one goes on, if there is one. */
  async list(tenant: TenantId, page: RowPage): Promise<{ batches: BatchRow[]; next: BatchId | undefined }> {
    const { items, hasMore } = await newestRows(this.#client, this.#table, batchPartition(tenant), page);
    const batches = items.map((item) => batchRowSchema.parse(item));
    return { batches, next: hasMore ? batches.at(-1)?.batchId : undefined };
  }

  /** Counts another attempt. @throws BatchNotFailedError when somebody else has taken the batch up already */
  async takeUp(tenant: TenantId, { batchId, attempt }: BatchRow): Promise<void> {
    const update = {
      TableName: this.#table,
      Key: { PK: batchPartition(tenant), SK: batchId },
      UpdateExpression: 'SET attempt = :next',
      ConditionExpression: 'attempt = :read',
      ExpressionAttributeValues: { ':next': attempt + 1, ':read': attempt },
    };
    try {
      await writeTransaction(this.#client, [{ Update: update }]);
    } catch (error) {
      if (isConditionFailure(error)) throw new BatchNotFailedError({ cause: error });
      throw error;
    }
  }

  /** Notes how a batch ended; noting it again changes nothing but the time. */
  async finish(tenant: TenantId, id: BatchId, counts: BatchCounts, results: string, at: Date): Promise<void> {
    await this.#client.send(
      new UpdateCommand({
        TableName: this.#table,
        Key: { PK: batchPartition(tenant), SK: id },
        UpdateExpression: 'SET finished = :finished',
        ConditionExpression: 'attribute_exists(PK)',
        ExpressionAttributeValues: { ':finished': { at: at.toISOString(), counts, results } },
      }),
    );
  }
}
