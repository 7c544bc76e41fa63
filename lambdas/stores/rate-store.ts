import { createHash } from 'node:crypto';
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import type { TenantId } from '#core/ids.ts';
import { ratePartition, type SubjectKey, subjectPartition } from './rows/keys.ts';

const countSchema = z.object({ requests: z.int().positive() });

/** A stretch of time in which requests are counted, in seconds since 1970. */
export interface RateWindow {
  readonly from: number;
  readonly to: number;
}

/** Counters of requests, one row a window, removed by the table itself soon after. */
export class RateStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** Counts a request of a tenant. @returns how many there were in the window, with this one */
  ofTenant(tenant: TenantId, window: RateWindow): Promise<number> {
    return this.#count(tenant, 'TENANT', window);
  }

  /** Counts a request about a subject, whose name the counter does not hold. @returns as `ofTenant` */
  ofSubject(key: SubjectKey, window: RateWindow): Promise<number> {
    const name = createHash('sha256').update(subjectPartition(key)).digest('hex');
    return this.#count(key.tenant, `SUBJECT#${name}`, window);
  }

  async #count(tenant: TenantId, whose: string, { from, to }: RateWindow): Promise<number> {
    const { Attributes } = await this.#client.send(
      new UpdateCommand({
        TableName: this.#table,
        Key: { PK: ratePartition(tenant), SK: `${whose}#${from}` },
        UpdateExpression: 'ADD requests :one SET expiresAt = :end',
        ExpressionAttributeValues: { ':one': 1, ':end': to },
        ReturnValues: 'UPDATED_NEW',
      }),
    );
    return countSchema.parse(Attributes).requests;
  }
}
