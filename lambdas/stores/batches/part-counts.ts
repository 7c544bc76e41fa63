import { type DynamoDBDocumentClient, PutCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { BATCH_DAYS } from '#core/batch-retention.ts';
import type { BatchId, TenantId } from '#core/ids.ts';
import { type BatchCounts, batchCountsSchema } from '../../api/schemas/batches/batch.ts';
import { batchPartsPartition } from '../rows/keys.ts';

const SECONDS_PER_DAY = 86_400;
const partSchema = z.object({ counts: batchCountsSchema });

/** How the parts of batches ended, one row each: a part that is counted again writes the same row. */
export class PartCounts {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** Notes how the items of a part ended. */
  async note(
    tenant: TenantId,
    id: BatchId,
    { part, counts }: { readonly part: number; readonly counts: BatchCounts },
    at: Date,
  ): Promise<void> {
    const expiresAt = Math.floor(at.getTime() / 1000) + BATCH_DAYS * SECONDS_PER_DAY;
    const Item = { PK: batchPartsPartition(tenant, id), SK: String(part), counts, expiresAt };
    await this.#client.send(new PutCommand({ TableName: this.#table, Item }));
  }

  /** The counts of every part of a batch that has ended. */
  async of(tenant: TenantId, id: BatchId): Promise<BatchCounts[]> {
    const pages = paginateQuery(
      { client: this.#client },
      {
        TableName: this.#table,
        KeyConditionExpression: 'PK = :batch',
        ExpressionAttributeValues: { ':batch': batchPartsPartition(tenant, id) },
        ConsistentRead: true,
      },
    );
    const parts: BatchCounts[] = [];
    for await (const { Items = [] } of pages)
      parts.push(...Items.map((item) => partSchema.parse(item).counts));
    return parts;
  }
}
