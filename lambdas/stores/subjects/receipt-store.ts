import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { TenantId } from '#core/ids.ts';
import { type Receipt, receiptSchema } from '../../api/schemas/subjects/erasure.ts';
import { erasedPartition } from '../rows/keys.ts';
import { newestRows, type RowPage } from '../rows/newest-rows.ts';

/** Receipts of a tenant's erasures. */
export class ReceiptStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** The receipt, unless the tenant has none of that name. */
  async find(tenant: TenantId, receipt: string): Promise<Receipt | undefined> {
    const { Item } = await this.#client.send(
      new GetCommand({
        TableName: this.#table,
        Key: { PK: erasedPartition(tenant), SK: receipt },
        ConsistentRead: true,
      }),
    );
    return Item === undefined ? undefined : receiptSchema.parse(Item);
  }

  /** A page of receipts, newest first, and where the next one goes on, if there is one. */
  async list(tenant: TenantId, page: RowPage): Promise<{ receipts: Receipt[]; next: string | undefined }> {
    const { items, hasMore } = await newestRows(this.#client, this.#table, erasedPartition(tenant), page);
    const receipts = items.map((item) => receiptSchema.parse(item));
    return { receipts, next: hasMore ? receipts.at(-1)?.receipt : undefined };
  }
}
