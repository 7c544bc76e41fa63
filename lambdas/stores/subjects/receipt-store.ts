import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { TenantId } from '#core/ids.ts';
import { type Receipt, receiptSchema } from '../../api/schemas/subjects/erasure.ts';
import { erasedPartition } from '../keys.ts';

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
  async list(
    tenant: TenantId,
    { after, limit }: { readonly after: string | undefined; readonly limit: number },
  ): Promise<{ receipts: Receipt[]; next: string | undefined }> {
    const PK = erasedPartition(tenant);
    const { Items = [], LastEvaluatedKey } = await this.#client.send(
      new QueryCommand({
        TableName: this.#table,
        KeyConditionExpression: 'PK = :erased',
        ExpressionAttributeValues: { ':erased': PK },
        ...(after !== undefined && { ExclusiveStartKey: { PK, SK: after } }),
        ScanIndexForward: false,
        Limit: limit,
        ConsistentRead: true,
      }),
    );
    const receipts = Items.map((item) => receiptSchema.parse(item));
    return { receipts, next: LastEvaluatedKey === undefined ? undefined : receipts.at(-1)?.receipt };
  }
}
